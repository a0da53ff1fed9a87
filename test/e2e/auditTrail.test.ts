import type { INode } from 'n8n-workflow';
import { addRows, changeRows, dropTable, emptyTable, readTable } from '../../sandbox/n8n/tables';
import { complaints } from '../../sandbox/n8n/executions';
import { TENANT } from '../../sandbox/bill/tenant';
import type { JournalEntry } from '../../sandbox/start/control';
import { itemsOf, WorkflowByHand } from './byHand';
import { edits, inWorkflow, onceAYear, timersEvery, withSettings } from './edits';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { brokenIn, withoutIntent } from './trail';

const WRITE = 'Write the audit trail';

const PAY = 'Pay approved invoices';

const quick = edits(
	inWorkflow(WRITE, onceAYear),
	withSettings(WRITE, { settleSeconds: 0 }),
	inWorkflow(PAY, timersEvery(6)),
	withSettings(PAY, { firstPauseMinutes: 2 / 60 }),
);

describe('the audit trail, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let write: WorkflowByHand;
	let verify: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: quick });
		write = await WorkflowByHand.open(sandbox, WRITE);
		verify = await WorkflowByHand.open(sandbox, 'Verify the audit trail');
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	const trail = async () => await readTable(sandbox.everything.client, 'Audit Trail');
	const keep = async (...rows: Array<Record<string, string>>) =>
		await addRows(
			sandbox.everything.client,
			'Audit Inbox',
			rows.map((row) => ({ ...aCall, ...row })),
		);
	const found = async () => {
		const execution = await verify.run('When you select Execute');
		expect(complaints(execution)).toEqual([]);
		const [result] = itemsOf(execution, 'Say what was found');
		const [{ html }] = itemsOf(execution, 'Show the page');
		return { ...result, page: String(html) } as {
			isIntact: boolean;
			entries: number;
			storedTwice: number;
			findings: Array<{ record: string; entry: number; text: string }>;
			unanswered: Array<{ entry: number; looks: number[] }>;
			page: string;
		};
	};

	it('holds every call that was made for an invoice, by its record, and no secret', async () => {
		const { bill, salesforce } = sandbox.everything;
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');
		await write.run('Every minute');
		await write.run('Every minute');

		const entries = await trail();
		const ofInvoice = entries.filter(({ records }) => String(records).split(' ').includes(id));
		const calls = ofInvoice.map(({ call }) => String(call));
		for (const [name, system] of [
			['bill', bill],
			['salesforce', salesforce],
		] as const) {
			const journal = await system.read<JournalEntry[]>('journal', {});
			const writes = journal.filter(
				({ method, path, body }) =>
					method !== 'GET' &&
					!/login|oauth|token/.test(path) &&
					JSON.stringify(body ?? '').includes(
						name === 'bill' ? String(draft.Invoice_Number__c) : 'BILL_Claim__c',
					),
			);
			expect(writes.length).toBeGreaterThan(0);
			for (const { method, path } of writes)
				expect(calls).toContainEqual(expect.stringMatching(new RegExp(`^${method} .*${path.split('?')[0]}`)));
		}
		expect(calls).toContainEqual(expect.stringMatching(/^POST .*payments/));
		expect(withoutIntent(ofInvoice)).toEqual([]);
		expect(brokenIn(entries)).toEqual([]);
		expect(await found()).toMatchObject({ findings: [] });
		const text = JSON.stringify(entries);
		expect([TENANT.password, TENANT.devKey].filter((secret) => text.includes(secret))).toEqual([]);
	});

	it('seals what was kept, one entry after another, and finds it intact', async () => {
		const before = (await trail()).length;
		await keep({ records: 'a01' }, { records: 'a01 a02' }, { records: '' });
		await keep({ records: 'a02', request: '{"name":"Žluťoučký 🐎","quote":"\\"\\\\ \\n"}' });

		const execution = await write.run('Every minute');
		expect(execution.status).toBe('success');
		await write.run('Every minute');

		const entries = await trail();
		expect(entries.slice(before).map(({ records }) => records)).toEqual(['a01', 'a01 a02', '', 'a02']);
		expect(brokenIn(entries)).toEqual([]);
		expect(await readTable(sandbox.everything.client, 'Audit Inbox')).toHaveLength(1);
		expect(await found()).toMatchObject({
			isIntact: true,
			entries: before + 4,
			storedTwice: 0,
			findings: [],
		});
	});

	it('goes on where it was after a run that died before it noted where the chains end', async () => {
		const { client } = sandbox.everything;
		const before = await trail();
		await keep({ records: 'a03' });
		await write.run('Every minute');
		expect(await trail()).toHaveLength(before.length + 1);
		await changeRows(client, 'Audit Heads', { entry: before.length + 1 }, { recordId: 'lost', entry: 0 });

		await keep({ records: 'a01' });
		await write.run('Every minute');
		const added = (await trail()).slice(before.length);
		const next = before.length + 1;
		expect(added.map(({ number }) => number)).toEqual([next, next, next + 1]);
		expect(added[1].hash).toBe(added[0].hash);
		expect(await found()).toMatchObject({ findings: [], storedTwice: 1 });
	});

	it('shows which write was noted without an answer, and where a later run looked for it', async () => {
		const before = Math.max(0, ...(await trail()).map(({ number }) => Number(number)));
		const post = { call: 'POST /connect/v3/payments', outcome: 'about to be sent', run: '11' };
		await keep(
			{ ...post, records: 'a07', at: '2026-11-30T12:00:01.000Z' },
			{ ...post, records: 'a07', at: '2026-11-30T12:00:01.000Z', outcome: '200' },
			{ ...post, records: 'a06 a08', at: '2026-11-30T12:00:02.000Z' },
			{ call: 'GET /connect/v3/payments', records: 'a07', run: '12' },
			{ call: 'GET /connect/v3/payments', records: 'a08', run: '12' },
		);
		await write.run('Every minute');

		const { isIntact, unanswered, page } = await found();
		expect(isIntact).toBe(true);
		expect(unanswered).toMatchObject([{ entry: before + 3, looks: [before + 5] }]);
		expect(page).toContain('the answer was not recorded');
	});

	it('keeps where the chain of a record ends, and lets only earlier ends grow old', async () => {
		for (const run of ['1', '2', '3']) {
			await keep({ records: 'a09', run });
			await write.run('Every minute');
		}

		const heads = await readTable(sandbox.everything.client, 'Audit Heads');
		const days = heads
			.filter(({ recordId }) => recordId === 'a09')
			.map(({ sequence, day }) => [sequence, day]);
		const today = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
		expect(days).toEqual([
			[1, today],
			[2, today],
			[3, 'last'],
		]);
		expect(heads.filter(({ recordId, day }) => recordId === 'trail' && day === 'last')).toEqual([]);
	});

	it('chains what comes after somebody has emptied the inbox', async () => {
		const { client } = sandbox.everything;
		const before = await trail();
		await emptyTable(client, 'Audit Inbox');
		await keep({ records: 'a01' }, { records: 'a04' });
		await write.run('Every minute');

		expect(await trail()).toHaveLength(before.length + 2);
		expect(await found()).toMatchObject({ findings: [] });
	});

	it('says what was changed, exchanged, added and taken away, and lists it for people', async () => {
		const { client } = sandbox.everything;
		await keep(...Array.from({ length: 6 }, (_, index) => ({ records: 'a05', run: String(index) })));
		await write.run('Every minute');
		const whole = await trail();
		const last = Number(whole.at(-1)?.number);

		await changeRows(client, 'Audit Trail', { number: last - 1 }, { request: '{"amount":99}' });
		expect((await found()).findings).toEqual([
			{ record: 'a05', entry: last - 1, text: expect.stringMatching(/^Entry .* was changed/) },
		]);
		await changeRows(client, 'Audit Trail', { number: last - 1 }, { request: aCall.request });
		expect(await found()).toMatchObject({ findings: [] });

		await changeRows(client, 'Audit Trail', { number: last - 2 }, { number: -1 });
		const { findings, page } = await found();
		expect(findings.map(({ text }) => text).join('\n')).toContain(`Entry ${last - 2} is missing.`);
		expect(findings.map(({ record }) => record)).toContain('a05');
		expect(page).toContain('The audit trail is not what was written');
		await changeRows(client, 'Audit Trail', { number: -1 }, { number: last - 2 });

		await changeRows(client, 'Audit Trail', { number: last }, { number: -1 });
		expect((await found()).findings.map(({ text }) => text)).toEqual([
			expect.stringMatching(/the end is missing/),
		]);
		await changeRows(client, 'Audit Trail', { number: -1 }, { number: last });

		const { id, createdAt, updatedAt, ...entry } = whole[2];
		expect([id, createdAt, updatedAt]).not.toContain(undefined);
		await addRows(client, 'Audit Trail', [{ ...entry, answer: 'another' }]);
		expect((await found()).findings.map(({ text }) => text).join('\n')).toMatch(/Entry 3 .*there twice/);
		await changeRows(client, 'Audit Trail', { answer: 'another' }, { number: -1 });

		const letters = await readTable(client, 'Dead Letters');
		expect(letters.filter(({ workflowName }) => workflowName === 'Verify the audit trail')).toMatchObject([
			{ message: expect.stringMatching(/is not what was written.*Entry \d+ .*was changed/) },
		]);
	});

	it('sends the head of a finished day outside, once, and then deletes what is too old', async () => {
		const { client } = sandbox.everything;
		const heads = await readTable(client, 'Audit Heads');
		const end = heads.filter(({ recordId }) => recordId === 'trail').at(-1);
		const head = String(end?.hash);
		await changeRows(client, 'Audit Heads', { recordId: 'trail' }, { day: '2026-11-29' });
		await changeRows(client, 'Audit Heads', { recordId: 'a04' }, { day: '2020-01-02' });
		await changeRows(client, 'Audit Trail', { number: 1 }, { day: '2020-01-02' });
		await write.fillIn({ alertUrl: 'http://127.0.0.1:9/nobody' });

		const failed = await write.run('Every quarter of an hour');
		// Only a run that nobody watches is reported.
		await write.change(quarterHours({ field: 'seconds', secondsInterval: 3 }));
		await write.publish();
		const letters = async () =>
			(await readTable(client, 'Dead Letters')).filter(({ workflowName }) => workflowName === WRITE);
		await sandbox.until('the failed head to be told', async () => (await letters()).length > 0);
		await write.change(quarterHours({ field: 'months', monthsInterval: 12 }));
		await write.publish();
		await write.fillIn({ alertUrl: `${sandbox.everything.sandbox.consoleUrl}/api/alerts` });
		await write.run('Every quarter of an hour');
		await write.run('Every quarter of an hour');

		expect(failed.status).toBe('error');
		expect(await letters()).toMatchObject([
			{ message: expect.stringMatching(/2026-11-29 was not taken outside/) },
		]);
		expect(complaints(failed).join()).toMatch(/2026-11-29 was not taken outside.*tried again/s);
		expect((await sandbox.alerts()).filter((text) => text.includes(head))).toHaveLength(1);
		expect(await readTable(client, 'Audit Days')).toMatchObject([
			{ day: '2026-11-29', entries: end?.entry, head, sentTo: expect.stringContaining('/api/alerts') },
		]);
		expect((await trail())[0].number).toBe(2);
		const left = (await readTable(client, 'Audit Heads')).map(({ recordId }) => recordId);
		expect(left).not.toContain('a04');
		expect(left).toContain('trail');
	});

	it('sends nothing that cannot be noted first, says so once, and pays as soon as it can be', async () => {
		const { client } = sandbox.everything;
		const drafts = [anApInvoice(), anApInvoice()];
		const ids = await Promise.all(drafts.map(async (draft) => await sandbox.submit(draft)));
		await dropTable(client, 'Audit Inbox');
		await Promise.all(ids.map(async (id) => await sandbox.approve(id)));
		await sandbox.until('the invoices to be tried twice', async () => {
			const rows = await readTable(client, 'Approvals');
			return ids.every((id) => rows.some((row) => row.recordId === id && Number(row.attempts) > 1));
		});
		const inBill = (await Promise.all(drafts.map(async (draft) => await sandbox.billsOf(draft)))).flat();
		const setUp = await WorkflowByHand.open(sandbox, 'Set up tables and check connections');
		expect(complaints(await setUp.run('When you select Execute'))).toEqual([]);

		for (const [index, id] of ids.entries()) {
			await sandbox.untilStatus(id, 'Paid');
			expect(await sandbox.paymentsOf(drafts[index])).toHaveLength(1);
		}
		expect(inBill).toEqual([]);
		const letters = (await readTable(client, 'Dead Letters')).filter(({ message }) =>
			String(message).includes('could not be kept'),
		);
		expect(letters).toMatchObject([
			{ message: expect.stringMatching(/Audit Inbox.*Execute Set up tables/s) },
		]);
		expect(complaints(await write.run('Every minute'))).toEqual([]);
	});
});

/** How often the head of the day is looked after. */
function quarterHours(interval: Record<string, string | number>): (node: INode) => INode {
	return (node) =>
		node.name === 'Every quarter of an hour'
			? { ...node, parameters: { ...node.parameters, rule: { interval: [interval] } } }
			: node;
}

const aCall = {
	at: '2026-11-30T12:00:00.000Z',
	system: 'BILL',
	call: 'POST /connect/v3/bills',
	outcome: '200',
	milliseconds: '12',
	request: '{"amount":12.5}',
	answer: '{"id":"1"}',
	workflowName: 'Pay approved invoices',
	run: '7',
	nodeName: 'Create the bills',
	digest: '',
};
