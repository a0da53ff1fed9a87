import { Batch } from './batch';
import { BillUser } from './billUser';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { messagesAreLost } from './trouble';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const PATIENCE_MS = 120_000;
/** From SCHEDULED to CLEARED. */
const STEPS_TO_THE_END = 6;

/** What BILL did not report, Reconcile reads: no message is ever needed for Salesforce to say what became of a payment. */
describe('messages of BILL that are lost for a day', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());
	afterEach(async () => await sandbox.everything.bill.clear('faults'));

	it('keep no outcome from Salesforce, paid or voided, and nobody is asked', async () => {
		const { bill, sandbox: addresses } = sandbox.everything;
		const trouble = await messagesAreLost(sandbox.everything);
		const [paid, voided] = [await Batch.submit(sandbox, 5), await Batch.submit(sandbox, 2)];
		await bill.send('switches', { paymentTick: 0 });
		await paid.approve();
		await voided.approve();
		await Promise.all([paid.untilStatus('Payment Scheduled'), voided.untilStatus('Payment Scheduled')]);

		await bill.send('tick'); // a payment that is only scheduled would be cancelled
		const person = await BillUser.logIn(addresses);
		for (const id of await voided.paymentIds()) await person.voidPayment(id);
		await toTheEnd();
		await Promise.all([paid.untilStatus('Paid', PATIENCE_MS), voided.untilStatus('Voided', PATIENCE_MS)]);
		await trouble.end();

		expect(await paid.accounts()).toEqual(paid.due);
		expect((await voided.accounts()).map(({ payments }) => payments)).toEqual([[], []]);
		expect(await reportedTo(paid)).toEqual([]);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('are made up for when BILL has also switched the subscription off, which is on again afterwards', async () => {
		const { bill } = sandbox.everything;
		const batch = await Batch.submit(sandbox, 5);
		await bill.send('switches', { paymentTick: 0 });
		await batch.approve();
		await batch.untilStatus('Payment Scheduled');

		await sandbox.restartN8n({
			isKilled: true,
			whileDown: async () => {
				await bill.send('switches', { timeScale: 0.01 }); // four repetitions within a second
				await bill.send('tick');
				await sandbox.until('BILL to switch the subscription off', async () => !(await isOn()));
				await toTheEnd();
				await bill.send('switches', { timeScale: 1 });
				// Or Reconcile would have BILL send once more what n8n was too dead to take.
				await messagesAreLost(sandbox.everything);
			},
		});
		await batch.untilStatus('Paid', PATIENCE_MS);
		await sandbox.until('the subscription to be on again', isOn);

		expect(await batch.accounts()).toEqual(batch.due);
		expect(await reportedTo(batch)).toEqual([]);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('arrive again afterwards', async () => {
		const { bill } = sandbox.everything;
		await bill.send('switches', { paymentTick: 50 });
		const batch = await Batch.submit(sandbox, 3);

		await batch.approve();
		await batch.untilStatus('Paid', PATIENCE_MS);

		expect(await reportedTo(batch)).toEqual(batch.ids);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('do not hide that a payment came back from the bank after it was paid, which asks a person once', async () => {
		const { bill } = sandbox.everything;
		await bill.send('switches', { paymentTick: 50 });
		const batch = await Batch.submit(sandbox, 1);
		await batch.approve();
		await batch.untilStatus('Paid');
		const [paymentId] = await batch.paymentIds();
		const trouble = await messagesAreLost(sandbox.everything);

		await bill.send('faults', { kind: 'ach-return', on: paymentId });
		await batch.untilStatus('Payment Failed', PATIENCE_MS);
		await trouble.end();
		await sandbox.until('a person to be asked', async () => (await sandbox.askedPeople()).length > 0);

		expect(await sandbox.invoice(batch.ids[0])).toMatchObject({ Paid_Amount__c: null });
		expect(await sandbox.askedPeople()).toEqual([
			expect.stringContaining(`Open payment ${paymentId} in BILL`),
		]);
	});

	async function toTheEnd(): Promise<void> {
		for (let step = 0; step < STEPS_TO_THE_END; step += 1) await sandbox.everything.bill.send('tick');
	}

	async function isOn(): Promise<boolean> {
		const { subscriptions } = await sandbox.everything.bill.read<{
			subscriptions: Array<{ status: { enabled: boolean } }>;
		}>('state');
		return subscriptions.length > 0 && subscriptions.every(({ status }) => status.enabled);
	}

	/** The invoices of whose paid payment a message of BILL arrived; what Reconcile noted is none. */
	async function reportedTo(batch: Batch): Promise<string[]> {
		const found = await Promise.all(
			batch.ids.map(async (id) => {
				const { BILL_Payment_Id__c: paymentId } = await sandbox.invoice(id);
				const events = await sandbox.eventsOf({ id: paymentId ?? 'none' });
				const ofBill = events.filter(({ eventType }) => String(eventType).startsWith('payment.'));
				return ofBill.some(({ status }) => status === 'CLEARED') ? [id] : [];
			}),
		);
		return found.flat();
	}
});
