import { listExecutions } from '../../sandbox/n8n/executions';
import { Batch } from './batch';
import { WorkflowByHand } from './byHand';
import { anApInvoice } from './invoice';
import { describeInQueueMode } from './queueServices';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { billIsSlow } from './trouble';

/** Four processes of n8n on a small machine. */
jest.setTimeout(420_000);

const PATIENCE_MS = 180_000;
/** A lost worker is noticed within seconds instead of minutes. */
const NOTICED_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};
const STEPS_TO_THE_END = 6;
const SLOW_MS = 800;
const VENDOR_MS = 5_000;

describeInQueueMode('batches of approvals, on an n8n of several processes', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ ...SPED_UP, queueMode: { workers: 2, settings: NOTICED_SOON } });
	});
	afterAll(async () => await sandbox?.stop());

	it.each([
		['all at once', (batch: Batch) => [batch.ids]],
		['one of each after another', (batch: Batch) => [0, 1, 2].map((nth) => everyThird(batch.ids, nth))],
	])('make one vendor of each new one, whose three invoices are approved %s', async (_how, wavesOf) => {
		const { bill } = sandbox.everything;
		const batch = await Batch.submitOfVendors(sandbox, 10, 3);
		// Between look and vendor is time enough for a run of the next invoices to look, too.
		const order = { kind: 'latency', on: 'POST /v3/vendors/**', ms: VENDOR_MS, times: 100 };
		await bill.send('faults', order);

		for (const wave of wavesOf(batch)) {
			await sandbox.approve(...wave);
			await sandbox.until('a run to have taken them', async () => await areTaken(batch, wave));
		}
		await batch.untilStatus('Paid', PATIENCE_MS);
		await bill.clear('faults');

		const vendors = await Promise.all(batch.invoices.map(async (one) => await sandbox.vendorsOf(one)));
		expect(vendors.map(({ length }) => length)).toEqual(batch.ids.map(() => 1));
		expect(await batch.accounts()).toEqual(batch.due);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('are paid once when a worker is killed in the middle, and then the last one, which is replaced', async () => {
		for (const isLast of [false, true]) {
			const batch = await Batch.submit(sandbox, 10);
			const slow = await billIsSlow(sandbox.everything, SLOW_MS);
			await batch.approve();
			await sandbox.until('work to have begun in BILL', async () =>
				(await batch.accounts()).some(({ bills }) => bills.length > 0),
			);

			await sandbox.queueMode.killWorker();
			await slow.end();
			if (isLast) await sandbox.queueMode.addWorker();
			await batch.untilStatus('Paid', PATIENCE_MS);

			expect(await batch.accounts()).toEqual(batch.due);
			expect(await sandbox.askedPeople()).toEqual([]);
		}
		expect(await sandbox.alerts()).toEqual([]);
	});

	it('hear of their payments from BILL, which is answered within two seconds though no worker is free', async () => {
		const { bill, client } = sandbox.everything;
		const batch = await Batch.submit(sandbox, 10);
		await bill.send('switches', { paymentTick: 0 });
		await batch.approve();
		await batch.untilStatus('Payment Scheduled', PATIENCE_MS);
		await bill.send('switches', { pushTimeout: 2 });
		const before = await pushes();

		const resume = sandbox.queueMode.holdWorkers();
		try {
			for (let step = 0; step < STEPS_TO_THE_END; step += 1) await bill.send('tick');
			await sandbox.until('BILL to have sent everything', async () => (await deliveries()).length === 0);
			const waiting = await listExecutions(client, { status: ['new'] });

			const { notificationsSent, notificationsFailed } = await pushes();
			expect(notificationsFailed).toBe(before.notificationsFailed);
			expect(notificationsSent).toBeGreaterThanOrEqual(before.notificationsSent + batch.ids.length);
			expect(waiting.length).toBeGreaterThanOrEqual(batch.ids.length);
		} finally {
			resume();
		}
		await batch.untilStatus('Paid', PATIENCE_MS);
		await bill.send('switches', { paymentTick: 50, pushTimeout: 10 });

		expect(await batch.accounts()).toEqual(batch.due);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('tell a person once what only a person can mend, and nothing of what was mended before it was told', async () => {
		const told = await refused();
		await sandbox.until('an alert', async () => (await alertsAbout(told.number)).length > 0);
		await untilAlertsWereLookedAt();
		expect(await alertsAbout(told.number)).toHaveLength(1);

		const alerting = await WorkflowByHand.open(sandbox, 'Alert on failure');
		await alerting.unpublish();
		const mended = await refused();
		await mended.mend();
		await alerting.publish();
		await told.mend();
		await untilAlertsWereLookedAt();

		expect(await sandbox.alerts()).toHaveLength(1);
	});

	/** Whether a run has taken the rows of these invoices. The next ones then meet it before it has made its vendors. */
	async function areTaken(batch: Batch, ids: string[]): Promise<boolean> {
		const rows = (await batch.rows()).filter(({ recordId }) => ids.includes(String(recordId)));
		return rows.length >= ids.length && rows.every(({ state }) => state !== 'new');
	}

	/** An invoice that asks a person, and what this person does about it. */
	async function refused(): Promise<{ number: string; mend: () => Promise<void> }> {
		const invoice = anApInvoice();
		const { Name, ...address } = invoice.vendor;
		const accountId = await sandbox.enterVendor({ Name });
		const id = await sandbox.submitFor(accountId, invoice);
		await sandbox.approve(id);
		await sandbox.untilShown(id, 'Needs Attention');
		const mend = async () => {
			await sandbox.correctVendor(accountId, address);
			await sandbox.approveAgain(id);
			await sandbox.untilShown(id, 'Paid', PATIENCE_MS);
		};
		return { number: invoice.Invoice_Number__c, mend };
	}

	async function alertsAbout(invoiceNumber: string): Promise<string[]> {
		return (await sandbox.alerts()).filter((text) => text.includes(invoiceNumber));
	}

	/** Waits until the workflow that alerts has run twice more: once might have begun before. */
	async function untilAlertsWereLookedAt(): Promise<void> {
		const runs = async () => {
			const all = await listExecutions(sandbox.everything.client, { status: ['success', 'error'] });
			return all.filter(({ workflowName }) => workflowName === 'Alert on failure').length;
		};
		const before = await runs();
		await sandbox.until('alerts to be looked at twice more', async () => (await runs()) >= before + 2);
	}

	async function pushes(): Promise<{ notificationsSent: number; notificationsFailed: number }> {
		return await sandbox.everything.bill.read('stats');
	}

	async function deliveries(): Promise<unknown[]> {
		return (await sandbox.everything.bill.read<{ deliveries: unknown[] }>('state')).deliveries;
	}
});

function everyThird(ids: string[], first: number): string[] {
	return ids.filter((_id, index) => index % 3 === first);
}
