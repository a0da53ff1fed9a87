import { countRows } from '../../sandbox/n8n/tables';
import { anApInvoice } from './invoice';
import { describeInQueueMode } from './queueServices';
import { SandboxUnderTest } from './sandbox';

/** Four processes of n8n on a small machine. */
const START_PATIENCE_MS = 300_000;
/** A lost worker is noticed within seconds instead of minutes. */
const NOTICED_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

describeInQueueMode('an invoice approved in Salesforce, on an n8n of several processes', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ queueMode: { workers: 2, settings: NOTICED_SOON } });
	}, START_PATIENCE_MS);

	afterAll(async () => {
		await sandbox?.stop();
	});

	const pay = async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');
		return await sandbox.paymentsOf(draft);
	};

	it('is paid by the workers, and BILL’s reports come through the webhook processor', async () => {
		const payments = await pay();

		const { subscriptions } = await sandbox.everything.bill.read<{
			subscriptions: Array<{ notificationUrl: string }>;
		}>('state');
		expect(payments).toHaveLength(1);
		expect(subscriptions.map(({ notificationUrl }) => new URL(notificationUrl).origin)).toEqual([
			sandbox.queueMode.webhookUrl,
		]);
		expect(await countRows(sandbox.everything.client, 'Dead Letters')).toBe(0);
	});

	it('is paid by the worker that is left, and by the one that took the place of the other', async () => {
		await sandbox.queueMode.killWorker();
		const withOne = await pay();
		await sandbox.queueMode.addWorker();
		await sandbox.queueMode.killWorker();
		const withTheNew = await pay();

		expect([withOne.length, withTheNew.length]).toEqual([1, 1]);
		expect(sandbox.queueMode.workers).toHaveLength(1);
	});

	it('is paid when it was approved while main was dead', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await sandbox.queueMode.replaceMain(async () => await sandbox.approve(id));
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});
});
