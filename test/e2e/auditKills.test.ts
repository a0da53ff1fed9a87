import { checkAuditExport } from '../../importer/auditExport';
import { readTable } from '../../sandbox/n8n/tables';
import type { JournalEntry } from '../../sandbox/start/control';
import { Batch } from './batch';
import { WorkflowByHand } from './byHand';
import { edits, inWorkflow, onceAYear, withSettings } from './edits';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { brokenIn, evidence, missingIn, unanswered, withoutIntent, writesOf } from './trail';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(600_000);

const PATIENCE_MS = 300_000;
const WRITE = 'Write the audit trail';
/** Longer than it takes to see a payment in BILL and to kill n8n. */
const HELD_MS = 20_000;

describe('the audit trail of an n8n that is killed', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		const edit = edits(
			SPED_UP.edit ?? ((draft) => draft),
			inWorkflow(WRITE, onceAYear),
			withSettings(WRITE, { settleSeconds: 0 }),
		);
		sandbox = await SandboxUnderTest.start({ ...SPED_UP, edit });
	});
	afterAll(async () => await sandbox?.stop());

	it('holds every write that BILL and Salesforce got, also those whose answers died with n8n', async () => {
		const batch = await Batch.submit(sandbox, 6);
		await holdSalesforce('PATCH /composite/sobjects');
		await batch.approve();
		await untilBillHas(/payments/);
		await sandbox.restartN8n({ isKilled: true });
		await sandbox.everything.salesforce.clear('faults');
		await batch.untilStatus('Paid', PATIENCE_MS);
		await chain();

		const entries = await evidence(sandbox.everything);
		const writes = await writesOf(sandbox.everything);
		expect(writes).toContainEqual(expect.stringMatching(/^BILL: POST .*payments/));
		expect(writes).toContainEqual(expect.stringMatching(/^Salesforce: PATCH .*BILL_Payment_Id__c/));
		expect(missingIn(entries, writes)).toEqual([]);
		expect(withoutIntent(entries)).toEqual([]);
		expect(unanswered(entries).map(({ call }) => call)).toContainEqual(
			expect.stringMatching(/^POST .*\/v3\/payments/),
		);
		const trail = await readTable(sandbox.everything.client, 'Audit Trail');
		expect(brokenIn(trail)).toEqual([]);
		expect(checkAuditExport(JSON.stringify(trail))).toMatchObject({ isIntact: true });
		expect(await batch.accounts()).toEqual(batch.due);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	/** So that n8n is in the middle of a run, with what it has kept still in its memory. */
	async function holdSalesforce(on: string): Promise<void> {
		await sandbox.everything.salesforce.send('faults', { kind: 'latency', on, ms: HELD_MS, times: 100 });
	}

	async function untilBillHas(path: RegExp): Promise<void> {
		await sandbox.until(`BILL to have committed a write of ${path.source}`, async () => {
			const journal = await sandbox.everything.bill.read<JournalEntry[]>('journal', { method: 'POST' });
			return journal.some((entry) => path.test(entry.path) && entry.status < 300);
		});
	}

	async function chain(): Promise<void> {
		const write = await WorkflowByHand.open(sandbox, WRITE);
		for (let left = -1; left !== 0; ) {
			await write.run('Every minute');
			const { client } = sandbox.everything;
			const rows = await readTable(client, 'Audit Inbox');
			const [end] = (await readTable(client, 'Audit Heads'))
				.filter(({ recordId }) => recordId === 'trail')
				.slice(-1);
			left = rows.filter(({ id }) => Number(id) > Number(end?.inboxId ?? 0)).length;
		}
	}
});
