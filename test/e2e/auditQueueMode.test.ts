import { checkAuditExport } from '../../importer/auditExport';
import { readTable } from '../../sandbox/n8n/tables';
import { Batch } from './batch';
import { edits, inWorkflow, timersEvery, withSettings } from './edits';
import { describeInQueueMode } from './queueServices';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { brokenIn, evidence, missingIn, unanswered, withoutIntent, writesOf } from './trail';
import { billIsSlow } from './trouble';

/** Four processes of n8n on a small machine. */
jest.setTimeout(600_000);

const PATIENCE_MS = 300_000;
const WRITE = 'Write the audit trail';
/** A lost worker is noticed within seconds instead of minutes. */
const NOTICED_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};
const SLOW_MS = 800;

describeInQueueMode('the audit trail of an n8n of several processes', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		const edit = edits(
			SPED_UP.edit ?? ((draft) => draft),
			inWorkflow(WRITE, timersEvery(8)),
			withSettings(WRITE, { settleSeconds: 3 }),
		);
		sandbox = await SandboxUnderTest.start({
			...SPED_UP,
			edit,
			queueMode: { workers: 2, settings: NOTICED_SOON },
		});
	});
	afterAll(async () => await sandbox?.stop());

	it('holds what the workers wrote to BILL and Salesforce, also what killed ones had not handed over', async () => {
		const batch = await Batch.submit(sandbox, 10);
		const slow = await billIsSlow(sandbox.everything, SLOW_MS);
		await batch.approve();
		await sandbox.until('work to have begun in BILL', async () =>
			(await batch.accounts()).some(({ bills }) => bills.length > 0),
		);
		await sandbox.until(
			'a write whose answer nobody has handed over',
			async () => unanswered(await evidence(sandbox.everything)).length > 0,
		);
		// Both, as either may be the one that writes.
		await Promise.all([sandbox.queueMode.killWorker(), sandbox.queueMode.killWorker()]);
		await slow.end();
		await sandbox.queueMode.addWorker();
		await sandbox.queueMode.addWorker();
		await batch.untilStatus('Paid', PATIENCE_MS);
		await sandbox.until('everything to be chained', async () => await isChained(), PATIENCE_MS);

		const entries = await evidence(sandbox.everything);
		const writes = await writesOf(sandbox.everything);
		expect(writes.filter((write) => /^BILL: POST .*payments/.test(write)).length).toBeGreaterThan(0);
		expect(missingIn(entries, writes)).toEqual([]);
		expect(withoutIntent(entries)).toEqual([]);
		expect(unanswered(entries).length).toBeGreaterThan(0);
		const trail = await readTable(sandbox.everything.client, 'Audit Trail');
		expect(brokenIn(trail)).toEqual([]);
		expect(checkAuditExport(JSON.stringify(trail))).toMatchObject({ isIntact: true });
		expect(await batch.accounts()).toEqual(batch.due);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	/** Whether a run has seen everything in the inbox: what is chained is forgotten by the run after. */
	async function isChained(): Promise<boolean> {
		const { client } = sandbox.everything;
		const ends = (await readTable(client, 'Audit Heads')).filter(({ recordId }) => recordId === 'trail');
		const last = Math.max(0, ...ends.map(({ inboxId }) => Number(inboxId)));
		const inbox = await readTable(client, 'Audit Inbox');
		return last > 0 && inbox.every(({ id }) => Number(id) <= last);
	}
});
