import { FormInBrowser } from './form';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { expectToldOnce, theOneSentence } from './told';
import { billIsDown } from './trouble';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const WHAT_TO_DO = /set Approval Status back to Draft and submit it for approval again/;

/** What was approved is what is paid: an org whose invoices are not frozen, or an administrator, changes one after the approval. */
describe('an invoice that was changed after its approval', () => {
	let sandbox: SandboxUnderTest;
	const told = new Map<string, string>();

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());

	/** Changes it between the decision and its event, and returns what people are told. */
	async function changedBeforeItsEvent(id: string, change: () => Promise<void>): Promise<string> {
		const approval = await sandbox.approveInSilence(id);
		await change();
		await sandbox.publishApproval(id, approval);
		return await asked(id);
	}

	async function asked(id: string): Promise<string> {
		const sentence = await theOneSentence(sandbox, id);
		told.set(id, sentence);
		return sentence;
	}

	async function expectNothingSent(draft: ApInvoice): Promise<void> {
		expect(await sandbox.vendorsOf(draft)).toEqual([]);
		expect(await sandbox.billsOf(draft)).toEqual([]);
	}

	it('is not sent over another amount', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const [first] = await sandbox.linesOf(id);

		const sentence = await changedBeforeItsEvent(id, async () => {
			await sandbox.changeApproved('AP_Invoice_Line__c', first, { Amount__c: 99_979.6 });
			await sandbox.changeApproved('AP_Invoice__c', id, { Amount__c: 100_000 });
		});

		expect(sentence).toMatch(/^Invoice INV-\d+: approved was 120\.50, but its Amount is now 100000\.00\./);
		expect(sentence).toMatch(WHAT_TO_DO);
		await expectNothingSent(draft);
	});

	it('is not sent to another vendor', async () => {
		const [draft, other] = [anApInvoice(), anApInvoice()];
		const id = await sandbox.submit(draft);
		const otherId = await sandbox.enterVendor(other.vendor);

		const sentence = await changedBeforeItsEvent(id, async () => {
			await sandbox.changeApproved('AP_Invoice__c', id, { Vendor__c: otherId });
		});

		expect(sentence).toMatch(/its Vendor/);
		expect(sentence).toContain(`"${other.vendor.Name}"`);
		expect(sentence).toMatch(WHAT_TO_DO);
		await expectNothingSent(draft);
		await expectNothingSent(other);
	});

	it.each([
		['another account', { GL_Code__c: '9999' }],
		['another text', { Description__c: 'Gold' }],
	])('is not sent with a line of %s', async (_what, changes) => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const [, second] = await sandbox.linesOf(id);

		const sentence = await changedBeforeItsEvent(id, async () => {
			await sandbox.changeApproved('AP_Invoice_Line__c', second, changes);
		});

		expect(sentence).toMatch(/its lines were changed after the approval/);
		expect(sentence).toMatch(WHAT_TO_DO);
		await expectNothingSent(draft);
	});

	it('is not sent over another amount that it got while it waited for BILL', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const [first] = await sandbox.linesOf(id);
		const trouble = await billIsDown(sandbox.everything);
		await sandbox.approve(id);
		await sandbox.until('its row to wait', async () => {
			return (await sandbox.rowsOf('Approvals', id)).some(({ state }) => state === 'retry');
		});

		await sandbox.changeApproved('AP_Invoice_Line__c', first, { Amount__c: 99.1 });
		await sandbox.changeApproved('AP_Invoice__c', id, { Amount__c: 119.5 });
		await trouble.end();
		const sentence = await asked(id);

		expect(sentence).toMatch(/approved was 120\.50, but its Amount is now 119\.50/);
		await expectNothingSent(draft);
	});

	it('is not paid when it is sent again from the form', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const approval = await sandbox.approveInSilence(id);
		await sandbox.changeApproved('AP_Invoice__c', id, { Amount__c: 120.49 });
		await sandbox.publishApproval(id, approval);
		const first = await theOneSentence(sandbox, id);

		await new FormInBrowser(sandbox).sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.until('the same answer', async () => (await sandbox.deadLetters(id)).length > 1);
		const { BILL_Sync_Message__c: second } = await sandbox.untilStatus(id, 'Needs Attention');

		expect(second).toBe(first);
		await expectNothingSent(draft);
	});

	it('asks once, and is paid as it is now when that was approved', async () => {
		const later = anApInvoice();
		const good = await sandbox.submit(later);
		await sandbox.approve(good);
		await sandbox.untilStatus(good, 'Paid');
		for (const [id, sentence] of told) await expectToldOnce(sandbox, id, sentence);

		const [changed] = [...told.keys()];
		await sandbox.approveAgain(changed);
		const paid = await sandbox.untilStatus(changed, 'Paid');

		expect(paid.Paid_Amount__c).toBe(100_000);
	});
});
