import { chartOfAccounts, departments } from '../../sandbox/data/invoices';

/** What a person enters in Salesforce: an invoice with its vendor and lines, fields spelled as Salesforce spells them. */
export interface ApInvoice {
	vendor: { Name: string } & Record<string, unknown>;
	Invoice_Number__c: string;
	Invoice_Date__c: string;
	Due_Date__c: string | null;
	Amount__c: number | null;
	/** Only orgs with several currencies have it. */
	CurrencyIsoCode?: string;
	lines: Array<{ Amount__c: number; Description__c: string; GL_Code__c: string; Department__c?: string }>;
}

const DAY_MS = 86_400_000;

let serial = 0;

/** A good invoice of two lines over 120.50 from a vendor of its own. */
export function anApInvoice(changes: Partial<ApInvoice> = {}): ApInvoice {
	serial += 1;
	const [account] = chartOfAccounts();
	const [department] = departments();
	return {
		vendor: {
			Name: `Vendor ${serial} of "Quotes, Commas" & Sons`,
			BillingStreet: '1 Main Street',
			BillingCity: 'San Jose',
			BillingState: 'CA',
			BillingPostalCode: '95110',
			BillingCountry: 'US',
		},
		Invoice_Number__c: `INV-${serial}`,
		Invoice_Date__c: '2026-11-02',
		Due_Date__c: new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10),
		Amount__c: 120.5,
		lines: [
			{
				Amount__c: 100.1,
				Description__c: 'Paper',
				GL_Code__c: account.number,
				Department__c: department.name,
			},
			{ Amount__c: 20.4, Description__c: 'Toner', GL_Code__c: account.number },
		],
		...changes,
	};
}
