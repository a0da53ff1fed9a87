import { changeRows, readTable } from '../../sandbox/n8n/tables';
import { ADMINISTRATOR } from '../../sandbox/salesforce/tenant';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';
import { edits, inWorkflow, timersEvery, workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

/** A busy machine needs longer than the usual two minutes. */
const START_MS = 600_000;

/** What the records around an approval tell: who had which part in it, where it was made, and whether it was paid before. */
describe('an approval that is looked at from all sides, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let administrator: SalesforceUser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(workersEvery(3), inWorkflow('Ask a person', timersEvery(3))),
		});
		administrator = await SalesforceUser.logIn(sandbox.everything.sandbox, ADMINISTRATOR.userName);
	}, START_MS);
	afterAll(async () => await sandbox?.stop());

	const choose = async (name: string, value: string) =>
		await changeRows(sandbox.everything.client, 'AP Switches', { name }, { value });

	/** Enters an invoice, submits it and approves it, all as one person. */
	async function approvedByWhoSubmitted({ vendor, lines, ...fields }: ApInvoice): Promise<string> {
		const accountId = await sandbox.enterVendor(vendor);
		const id = await administrator.create('AP_Invoice__c', { ...fields, Vendor__c: accountId });
		for (const line of lines)
			await administrator.create('AP_Invoice_Line__c', { ...line, AP_Invoice__c: id });
		await administrator.submit([id]);
		await administrator.approve([id]);
		return id;
	}

	/** Two invoices of one vendor; the first is paid before the second is approved. */
	async function twoOfAVendor(numbers: [string, string]): Promise<{ second: ApInvoice; id: string }> {
		const first = anApInvoice({ Invoice_Number__c: numbers[0] });
		const accountId = await sandbox.enterVendor(first.vendor);
		const firstId = await sandbox.submitFor(accountId, first);
		await sandbox.approve(firstId);
		await sandbox.untilStatus(firstId, 'Paid');
		const second = anApInvoice({
			vendor: first.vendor,
			Invoice_Number__c: numbers[1],
			Invoice_Date__c: '2026-11-05',
		});
		const id = await sandbox.submitFor(accountId, second);
		await sandbox.approve(id);
		return { second, id };
	}

	it('is not paid when one person submitted and approved it, and is in a company of one', async () => {
		const draft = anApInvoice();
		const id = await approvedByWhoSubmitted(draft);
		const refused = await sandbox.untilStatus(id, 'Needs Attention');
		const before = await sandbox.vendorsOf(draft);

		await choose('oneMayDoAll', 'yes');
		await new FormInBrowser(sandbox).sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(id, 'Paid');
		await choose('oneMayDoAll', 'no');

		const name = `${ADMINISTRATOR.firstName} ${ADMINISTRATOR.lastName}`;
		expect(refused.BILL_Sync_Message__c).toContain(`${name} is both submitter and approver`);
		expect((await sandbox.rowsOf('Dead Letters', id)).map(({ message }) => message)).toEqual([
			expect.stringContaining('oneMayDoAll'),
		]);
		expect(before).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('waits for an answer when the vendor has another invoice with the same number, and is paid when both are owed', async () => {
		const { second, id } = await twoOfAVendor(['RE-00815', 're 815']);
		const link = await sandbox.until('somebody to be asked', async () => {
			const message = (await sandbox.alerts()).find(
				(text) => text.includes('re 815:') && text.includes('Answer: '),
			);
			return message === undefined
				? undefined
				: { message, address: /Answer: (\S+)/.exec(message)?.[1] ?? '' };
		});
		const bills = await sandbox.billsOf(second);

		const browser = new FormInBrowser(sandbox);
		await browser.askedBy(sandbox, link.address);
		await browser.sendPage(sandbox, [JSON.stringify(['Pay it']), 'Dana Miller', 'Two deliveries']);
		await browser.close();
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(link.message).toContain('possibly the same invoice as');
		expect(link.message).toContain('number RE-00815');
		expect(bills).toHaveLength(1);
		expect(await sandbox.paymentsOf(second)).toHaveLength(2);
		expect(paid.BILL_Sync_Message__c).not.toContain('undefined');
	});

	it('is paid, and the other invoice pointed out, when number and amount are nearly the same', async () => {
		const { second, id } = await twoOfAVendor(['QX-48213', 'QX-48231']);

		await sandbox.untilStatus(id, 'Paid');
		const messages = await sandbox.messagesOf(id);

		expect(messages).toContainEqual(
			expect.stringMatching(/Look at it: possibly the same invoice as .*QX-48213/),
		);
		expect(await sandbox.paymentsOf(second)).toHaveLength(2);
	});

	it('sends nothing from the real Salesforce to a BILL for tests', async () => {
		const { salesforce, client } = sandbox.everything;
		await salesforce.send('switches', { isSandbox: false });
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const refused = await sandbox.untilStatus(id, 'Needs Attention');
		await salesforce.send('switches', { isSandbox: true });

		expect(refused.BILL_Sync_Message__c).toContain('approved in the real Salesforce');
		expect(await sandbox.vendorsOf(draft)).toEqual([]);
		expect((await readTable(client, 'Approvals')).find((row) => row.recordId === id)).toMatchObject({
			state: 'needs attention',
			reason: 'environmentsMixed',
		});
	});
});
