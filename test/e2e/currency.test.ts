import { BillUser } from './billUser';
import { workersEvery } from './edits';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

/** An org with several currencies says of each invoice what it is in; BILL says of each vendor what its bills are in. */
describe('an invoice of an org with several currencies, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let person: BillUser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
		// Before n8n has seen the objects of the org, whose fields it remembers for some minutes.
		await sandbox.restartN8n({
			whileDown: async () => {
				await sandbox.everything.salesforce.send('switches', { multiCurrency: true });
			},
		});
		person = await BillUser.logIn(sandbox.everything.sandbox);
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	/** An invoice of a vendor that BILL keeps in a currency. */
	async function ofVendorIn(billCurrency: string, invoice: Partial<ApInvoice>): Promise<ApInvoice> {
		const draft = anApInvoice(invoice);
		const BILL_Vendor_Id__c = await person.createVendor(draft.vendor.Name, { billCurrency });
		return { ...draft, vendor: { ...draft.vendor, BILL_Vendor_Id__c } };
	}

	it('is paid in the currency that vendor and invoice have in common', async () => {
		const draft = anApInvoice({ CurrencyIsoCode: 'USD' });
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5 }]);
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});

	it('is paid in EUR to a vendor that BILL keeps in EUR', async () => {
		const draft = await ofVendorIn('EUR', { CurrencyIsoCode: 'EUR' });
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.billsOf(draft)).toMatchObject([{ amount: 120.5 }]);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5, singleStatus: 'CLEARED' }]);
	});

	it.each([
		['EUR', 'USD'],
		['USD', 'EUR'],
	])('is not paid in %s to a vendor in %s, and names both', async (invoiceIn, vendorIn) => {
		const draft = await ofVendorIn(vendorIn, { CurrencyIsoCode: invoiceIn });
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toContain(draft.Invoice_Number__c);
		expect(sentence).toMatch(new RegExp(`\\b${invoiceIn}\\b`));
		expect(sentence).toMatch(new RegExp(`\\b${vendorIn}\\b`));
		expect(sentence).toMatch(/currency/i);
		expect(await sandbox.billsOf(draft)).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it('is not paid in EUR to a new vendor, for whom BILL would take US dollars', async () => {
		const draft = anApInvoice({ CurrencyIsoCode: 'EUR' });
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toMatch(/\bEUR\b.*\bUSD\b/);
		expect(await sandbox.billsOf(draft)).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});
});
