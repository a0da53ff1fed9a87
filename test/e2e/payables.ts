import { APPROVER, SUBMITTER } from '../../sandbox/salesforce/tenant';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';
import { anApInvoice } from './invoice';
import type { SandboxUnderTest } from './sandbox';

/** A record of the org's own object Payable__c. */
export interface Payable {
	Id: string;
	Money_State__c: string;
	Money_Note__c: string | null;
	Their_Bill__c: string | null;
	Their_Payment__c: string | null;
	Settled_On__c: string | null;
	Settled_Total__c: number | null;
}

/** A payable that was entered and submitted, and by what its vendor and bill are found in BILL. */
export interface Entered {
	id: string;
	supplierId: string;
	draft: ReturnType<typeof anApInvoice>;
}

/** People of an org that has objects of its own for invoices and vendors. */
export class Payables {
	private constructor(
		private readonly sandbox: SandboxUnderTest,
		private readonly submitter: SalesforceUser,
		private readonly approver: SalesforceUser,
	) {}

	static async open(sandbox: SandboxUnderTest): Promise<Payables> {
		const org = sandbox.everything.sandbox;
		return new Payables(
			sandbox,
			await SalesforceUser.logIn(org, SUBMITTER.userName),
			await SalesforceUser.logIn(org, APPROVER.userName),
		);
	}

	/** Enters a payable of two items over 120.50 with a supplier of its own, and submits it. */
	async submit({ ledger }: { ledger?: string } = {}): Promise<Entered> {
		const draft = anApInvoice();
		const { vendor, lines } = draft;
		const supplierId = await this.submitter.create('Supplier__c', {
			Name: vendor.Name,
			Street__c: vendor.BillingStreet,
			Town__c: vendor.BillingCity,
			Region__c: vendor.BillingState,
			Zip__c: vendor.BillingPostalCode,
			Country__c: vendor.BillingCountry,
		});
		const id = await this.submitter.create('Payable__c', {
			Supplier__c: supplierId,
			Reference__c: draft.Invoice_Number__c,
			Issued_On__c: draft.Invoice_Date__c,
			Pay_By__c: draft.Due_Date__c,
			Total__c: draft.Amount__c,
		});
		for (const line of lines)
			await this.submitter.create('Payable_Item__c', {
				Payable__c: id,
				Net__c: line.Amount__c,
				What__c: line.Description__c,
				Ledger__c: ledger ?? line.GL_Code__c,
				Cost_Center__c: line.Department__c,
			});
		await this.submitter.submit([id]);
		return { id, supplierId, draft };
	}

	async approve({ id }: Entered): Promise<void> {
		await this.approver.approve([id]);
	}

	/** The payable as Salesforce has it now. */
	async read({ id }: Entered): Promise<Payable> {
		const all = await this.rows<Payable>('Payable__c');
		const found = all.find(({ Id }) => Id === id);
		if (!found) throw new Error(`Salesforce has no payable ${id}.`);
		return found;
	}

	/** What Salesforce remembers of the supplier in BILL. */
	async payeeId({ supplierId }: Entered): Promise<string | null | undefined> {
		const all = await this.rows<{ Id: string; Payee_Id__c: string | null }>('Supplier__c');
		return all.find(({ Id }) => Id === supplierId)?.Payee_Id__c;
	}

	/** Waits until Salesforce shows a state, in the org's own words. */
	async until(entered: Entered, state: string): Promise<Payable> {
		await this.sandbox.until(
			`payable ${entered.id} to become "${state}"`,
			async () => (await this.read(entered)).Money_State__c === state,
		);
		return await this.read(entered);
	}

	private async rows<T>(object: string): Promise<T[]> {
		return await this.sandbox.everything.salesforce.read<T[]>('state', { object });
	}
}
