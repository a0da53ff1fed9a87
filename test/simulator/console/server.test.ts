import axios from 'axios';
import { startConsole, type Console } from '../../../sandbox/console/server';
import type { Update } from '../../../sandbox/console/liveFeed';
import type { Snapshot } from '../../../sandbox/console/simulators';
import { anInvoice, jwtPrivateKey, aSnapshot, recordId, startFakeSimulators } from './fakeSimulators';
import { startFakeN8n } from './fakeN8n';
import { liveEvents } from './liveEvents';

let simulators: Awaited<ReturnType<typeof startFakeSimulators>>;
let board: Console;
let state: Snapshot;

beforeEach(async () => {
	state = aSnapshot({
		invoices: [anInvoice(), anInvoice({ Id: recordId(2), Name: 'AP-000002', Invoice_Number__c: 'INV-89' })],
	});
	simulators = await startFakeSimulators(state);
	board = await startConsole({ ...simulators, jwtPrivateKey });
});
afterEach(async () => {
	await board.stop();
	await simulators.stop();
});

const http = axios.create({ validateStatus: () => true });
const decide = async (decision: string, ids: string[]) =>
	await http.post(`${board.url}/api/decisions`, { decision, ids });

describe('the page', () => {
	it('comes with everything it needs from its own address and may load nothing else', async () => {
		const page = await http.get(`${board.url}/`);

		expect(page.headers['content-security-policy']).toContain("default-src 'self'");
		const parts = [...String(page.data).matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, address]) => address);
		const answers = await Promise.all(parts.map(async (part) => await http.get(`${board.url}/${part}`)));
		expect(parts.filter((part) => part.includes(':'))).toEqual([]);
		expect(answers.map(({ status }) => status)).toEqual(parts.map(() => 200));
		expect(parts.length).toBeGreaterThan(3);
	});

	it('links to n8n once it runs', async () => {
		const n8n = await startFakeN8n({ rows: [], runs: [] });
		const before = await http.get(`${board.url}/api/links`);
		board.showN8n(n8n.url, n8n.client);
		const after = await http.get(`${board.url}/api/links`);

		await n8n.stop();
		expect([before.data.n8n, after.data.n8n]).toEqual([null, n8n.url]);
	});
});

describe('the live stream', () => {
	it('tells everything at first and then only what changed', async () => {
		const updates: Update[] = [];

		for await (const update of liveEvents<Update>(board.url, 'update')) {
			updates.push(update);
			if (updates.length === 1) {
				state.invoices[1].Approval_Status__c = 'Approved';
				state.invoices.splice(0, 1);
			}
			if (updates.length === 2) break;
		}

		expect(updates[0]).toMatchObject({ isWhole: true, rows: [{ id: recordId(1) }, { id: recordId(2) }] });
		expect(updates[1]).toMatchObject({
			isWhole: false,
			rows: [{ id: recordId(2), stage: 'underway' }],
			gone: [recordId(1)],
			totals: { stages: { waiting: { count: 0 }, underway: { count: 1 } } },
		});
	});

	it('says which simulator is away', async () => {
		await simulators.stopBill();

		for await (const { message } of liveEvents<{ message: string }>(board.url, 'problem')) {
			expect(message).toContain('The BILL simulator does not answer');
			break;
		}
	});
});

describe('a decision', () => {
	it.each([
		['Approve', 'Approved'],
		['Reject', 'Rejected'],
	])('to %s goes through the approvals of Salesforce as the approver', async (decision, status) => {
		const { data } = await decide(decision, [recordId(1), recordId(2)]);

		expect(data.results).toEqual([{ id: recordId(1) }, { id: recordId(2) }]);
		expect(simulators.decided.map((one) => one.decision)).toEqual([decision, decision]);
		expect(state.invoices.map(({ Approval_Status__c }) => Approval_Status__c)).toEqual([status, status]);
	});

	it('is about the invoices it names and no others', async () => {
		await decide('Approve', [recordId(2)]);

		expect(state.invoices.map(({ Approval_Status__c }) => Approval_Status__c)).toEqual([
			'Pending',
			'Approved',
		]);
	});

	it('on an invoice that waits no longer says so and leaves it alone', async () => {
		state.invoices[0].Approval_Status__c = 'Rejected';

		const { data } = await decide('Approve', [recordId(1), recordId(2)]);

		expect(data.results).toEqual([
			{ id: recordId(1), error: 'There is no open approval request for it' },
			{ id: recordId(2) },
		]);
		expect(state.invoices[0].Approval_Status__c).toBe('Rejected');
	});

	it.each([
		['that is no decision', { decision: 'Delete', ids: [recordId(1)] }],
		['without invoices', { decision: 'Approve', ids: [] }],
		['on 201 invoices', { decision: 'Approve', ids: Array(201).fill(recordId(1)) }],
	])('%s is refused', async (_name, body) => {
		expect((await http.post(`${board.url}/api/decisions`, body)).status).toBe(400);
		expect(simulators.decided).toEqual([]);
	});

	it('never puts anything but a record id into a query', async () => {
		const { data } = await decide('Approve', ["x' OR Id != '"]);

		expect(data.results).toEqual([{ id: "x' OR Id != '", error: 'Not a record id' }]);
	});

	it('explains itself when Salesforce refuses the sign-in', async () => {
		await board.stop();
		board = await startConsole({ ...simulators, jwtPrivateKey: jwtPrivateKey.replace('PRIVATE', 'BROKEN') });

		const { status, data } = await decide('Approve', [recordId(1)]);

		expect(status).toBe(500);
		expect(data.message).not.toBe('');
	});
});

it('shows the last requests of both simulators, newest first, without their bodies', async () => {
	const { data } = await http.get(`${board.url}/api/journals`);

	expect(data.bill).toEqual([
		{
			number: 2,
			at: '2026-11-22T08:00:01Z',
			method: 'POST',
			path: '/connect/v3/bills',
			status: 422,
			durationMs: 4,
			refusal: 'BDC_1171',
		},
		{
			number: 1,
			at: '2026-11-22T08:00:00Z',
			method: 'POST',
			path: '/connect/v3/login',
			status: 200,
			durationMs: 3,
		},
	]);
	expect(data.salesforce).toEqual([]);
});
