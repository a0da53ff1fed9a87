import { INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { WorkflowByHand } from './byHand';
import { workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

/** What finance switches in Your settings of Pay approved invoices, while it runs. */
describe('the settings of the workflow that pays, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;
	let browser: FormInBrowser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
		workflow = await WorkflowByHand.open(sandbox, 'Pay approved invoices');
		browser = new FormInBrowser(sandbox);
	});
	afterAll(async () => await sandbox?.stop());

	async function set(settings: Record<string, unknown>): Promise<void> {
		await workflow.fillIn(settings);
		await workflow.publish();
	}

	it('let it say what it would do and send nothing, until the dry run ends and the invoice is sent again', async () => {
		await set({ isDryRun: true });
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		await sandbox.until('a word about the dry run', async () => (await sandbox.messagesOf(id)).length > 0);
		const tried = await sandbox.invoice(id);
		const sent = [...(await sandbox.vendorsOf(draft)), ...(await sandbox.billsOf(draft))];
		await set({ isDryRun: false });
		const page = await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(id, 'Paid');

		expect(tried.BILL_Sync_Status__c).toBe('Not Sent');
		expect(tried.BILL_Sync_Message__c).toContain(`pay 120.50 to ${draft.vendor.Name} at once`);
		expect(sent).toEqual([]);
		expect(page).toContain('1 of 1 sent again');
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	describe('in an org without the claim object', () => {
		beforeAll(async () => {
			await sandbox.everything.salesforce.send('permissions', {
				userName: INTEGRATION_USER.userName,
				objects: { BILL_Claim__c: 'none' },
			});
		});

		it('are named with what to do when they ask for it, and pay when they no longer do', async () => {
			const draft = anApInvoice();
			const id = await sandbox.submit(draft);
			await sandbox.approve(id);
			const sentence = await theOneSentence(sandbox, id);
			const sent = await sandbox.billsOf(draft);

			await set({ usesClaims: false });
			await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
			await sandbox.untilStatus(id, 'Paid');

			expect(sentence).toMatch(/BILL_Claim__c/);
			expect(sent).toEqual([]);
			expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		});

		it('pay once what is approved twice, and make one vendor for three invoices', async () => {
			const first = anApInvoice();
			const drafts = [first, ...[1, 2].map(() => anApInvoice({ vendor: first.vendor }))];
			const accountId = await sandbox.enterVendor(first.vendor);
			const ids: string[] = [];
			for (const draft of drafts) ids.push(await sandbox.submitFor(accountId, draft));
			for (const id of ids) await sandbox.approveInSilence(id);

			await Promise.all([...ids, ...ids].map(async (id) => await sandbox.publishApproval(id)));
			for (const id of ids) await sandbox.untilStatus(id, 'Paid');
			await sandbox.untilNothingIsLeft();

			expect(await sandbox.vendorsOf(first)).toHaveLength(1);
			const numbers = (await sandbox.billsOf(first)).map(({ invoice }) => invoice.invoiceNumber);
			expect(numbers.sort()).toEqual(drafts.map(({ Invoice_Number__c }) => Invoice_Number__c).sort());
			expect(await sandbox.paymentsOf(first)).toHaveLength(3);
			for (const id of ids) expect(await sandbox.deadLetters(id)).toEqual([]);
		});
	});
});
