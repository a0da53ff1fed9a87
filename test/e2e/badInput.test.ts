import { workersEvery } from './edits';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

const [goodLine] = anApInvoice().lines;

/** What stands in the way, and what the message must name beside the invoice: the field and the fix. */
const STORIES: Array<[string, Partial<ApInvoice>, RegExp[]]> = [
	[
		'a GL code BILL does not know',
		{ lines: [{ ...goodLine, Amount__c: 120.5, GL_Code__c: 'NO-SUCH-CODE' }] },
		[/NO-SUCH-CODE/, /account/i],
	],
	[
		'a vendor id BILL does not know',
		{ vendor: { Name: 'Vendor with a dead link', BILL_Vendor_Id__c: '00901DOESNOTEXIST0001' } },
		[/00901DOESNOTEXIST0001/, /vendor/i],
	],
	['no amount', { Amount__c: null }, [/amount/i]],
	['no due date', { Due_Date__c: null }, [/due date/i]],
	['no lines', { lines: [] }, [/line/i]],
	['lines that do not add up to its total', { Amount__c: 120.51 }, [/120\.50/, /120\.51/]],
];

describe('an invoice that cannot be paid, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it.each(STORIES)('says so in Salesforce and in the follow-up table: %s', async (_what, changes, named) => {
		const draft = anApInvoice(changes);
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const { BILL_Sync_Message__c: message } = await sandbox.untilStatus(id, 'Needs Attention');

		expect(message).toContain(draft.Invoice_Number__c);
		for (const what of named) expect(message).toMatch(what);
		expect(await sandbox.deadLetters(id)).toMatchObject([{ message }]);
		expect(await sandbox.billsOf(draft)).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it('pays an invoice that was corrected and approved once more', async () => {
		const draft = anApInvoice({ Due_Date__c: null });
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const { BILL_Sync_Message__c: message } = await sandbox.untilStatus(id, 'Needs Attention');

		await sandbox.approveAgain(id, { Due_Date__c: anApInvoice().Due_Date__c });
		await sandbox.untilStatus(id, 'Paid');

		expect(message).toMatch(/set Approval Status back to Draft and submit/);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('does not take two accounts of one name for one payee', async () => {
		const draft = anApInvoice();
		const first = await sandbox.submit(draft);
		await sandbox.approve(first);
		await sandbox.untilStatus(first, 'Paid');
		const id = await sandbox.submit(
			anApInvoice({ vendor: { ...draft.vendor, BillingStreet: '99 Other Road' } }),
		);

		await sandbox.approve(id);
		const { BILL_Sync_Message__c: message } = await sandbox.untilStatus(id, 'Needs Attention');

		expect(message).toMatch(/another account named .* choose the other account/);
		expect(await sandbox.vendorsOf(draft)).toMatchObject([{ address: { line1: '1 Main Street' } }]);
	});

	it('parks a credit with the reason and sends nothing to BILL', async () => {
		const draft = anApInvoice({ Amount__c: -20.4, lines: [{ ...goodLine, Amount__c: -20.4 }] });
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const invoice = await sandbox.untilStatus(id, 'Needs Attention');

		expect(invoice.BILL_Sync_Message__c).toMatch(new RegExp(`${draft.Invoice_Number__c}.*-20\\.40.*credit`));
		expect(await sandbox.vendorsOf(draft)).toEqual([]);
	});
});
