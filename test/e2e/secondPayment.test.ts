import { workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';
import { approveAndVoid } from './voided';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(180_000);

/** People void a payment and pay again, and the second payment often meets another obstacle. */
describe('an invoice whose payment was voided and whose second payment is refused, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let browser: FormInBrowser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
		browser = new FormInBrowser(sandbox);
	});
	afterAll(async () => await sandbox?.stop());

	async function paidAndVoided(draft: ApInvoice): Promise<string> {
		const id = await sandbox.submit(draft);
		await approveAndVoid(sandbox, [id]);
		return id;
	}

	const sendAgain = async ({ Invoice_Number__c: number }: ApInvoice) =>
		await browser.sendAgain(sandbox, [number]);

	it.each<[string, (draft: ApInvoice, id: string) => Promise<unknown>]>([
		['sent again', sendAgain],
		['approved again', async (_draft, id) => await sandbox.approveAgain(id)],
	])('asks a person once after it was %s, and is then paid from the form', async (_how, payAgain) => {
		const { bill } = sandbox.everything;
		const draft = anApInvoice();
		const id = await paidAndVoided(draft);
		const order = { kind: 'refusal', on: 'POST /v3/payments/**', code: 'BDC_1150', times: 1 };
		await bill.send('faults', order);

		await payAgain(draft, id);
		const sentence = await theOneSentence(sandbox, id);
		await bill.clear('faults');
		const refused = await sandbox.paymentsOf(draft);
		const page = await sendAgain(draft);
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(sentence).toMatch(/BDC_1150/);
		expect(sentence).toMatch(/send the invoice again/);
		expect(refused).toMatchObject([{ singleStatus: 'VOIDED' }]);
		expect(page).toContain('1 of 1 sent again');
		const payments = await sandbox.paymentsOf(draft);
		expect(payments.map(({ singleStatus }) => singleStatus).sort()).toEqual(['CLEARED', 'VOIDED']);
		expect(paid.BILL_Payment_Id__c).toBe(payments.find(({ singleStatus }) => singleStatus === 'CLEARED')?.id);
		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
	});

	it('asks each time it is refused, and never ends in silence', async () => {
		const { bill } = sandbox.everything;
		const draft = anApInvoice();
		const id = await paidAndVoided(draft);
		const order = { kind: 'refusal', on: 'POST /v3/payments/**', times: 1 };

		await bill.send('faults', { ...order, code: 'BDC_1150' });
		await sendAgain(draft);
		const first = await theOneSentence(sandbox, id);
		await bill.send('faults', { ...order, code: 'BDC_1151' });
		await sendAgain(draft);
		await sandbox.until('another sentence', async () => (await sandbox.messagesOf(id)).at(-1) !== first);
		const second = await theOneSentence(sandbox, id);

		expect([first, second]).toEqual([
			expect.stringMatching(/BDC_1150/),
			expect.stringMatching(/BDC_1151|account/),
		]);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ singleStatus: 'VOIDED' }]);
	});
});
