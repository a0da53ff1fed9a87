import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import type { ConsoleRow, Totals } from '../../sandbox/console/overview';
import { startSandbox, type Sandbox } from '../../sandbox/start/simulators';

let stateDir: string;
let sandbox: Sandbox | undefined;

beforeEach(() => {
	stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(async () => {
	await sandbox?.stop();
	rmSync(stateDir, { recursive: true });
});

async function start(invoices: number): Promise<Sandbox> {
	sandbox = await startSandbox({ stateDir, invoices });
	return sandbox;
}

const read = async <T>(url: string): Promise<T> => (await axios.get<T>(url)).data;
const overview = async ({ consoleUrl }: Sandbox) =>
	await read<{ rows: ConsoleRow[]; totals: Totals }>(`${consoleUrl}/api/overview`);
const decide = async ({ consoleUrl }: Sandbox, decision: string, ids: string[]) =>
	(await axios.post(`${consoleUrl}/api/decisions`, { decision, ids })).data.results;

it('loads the ledger lists, and the invoices with one credit, all waiting for approval', async () => {
	const { billUrl, salesforceUrl, ...rest } = await start(20);

	const bill = await read<Record<string, unknown[]>>(`${billUrl}/sandbox/state`);
	const { rows, totals } = await overview({ billUrl, salesforceUrl, ...rest });
	expect([bill.chartOfAccounts.length, bill.departments.length]).toEqual([118, 17]);
	expect(totals.stages.waiting.count).toBe(21);
	expect(rows.filter(({ salesforce }) => salesforce && salesforce.amountCents < 0)).toHaveLength(1);
	expect(rows.every(({ salesforce, vendor }) => salesforce?.canDecide && vendor !== '')).toBe(true);
});

it('loads lines that add up to their invoice', async () => {
	const { salesforceUrl } = await start(20);

	type Line = { AP_Invoice__c: string; Amount__c: number };
	const invoices = await read<Array<{ Id: string; Amount__c: number }>>(
		`${salesforceUrl}/sandbox/state?object=AP_Invoice__c`,
	);
	const lines = await read<Line[]>(`${salesforceUrl}/sandbox/state?object=AP_Invoice_Line__c`);
	const cents = (amounts: number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
	for (const { Id, Amount__c } of invoices) {
		const own = lines.filter((line) => line.AP_Invoice__c === Id).map((line) => line.Amount__c);
		expect(cents(own)).toBe(cents([Amount__c]));
	}
});

it('approves and rejects through the console, and says why a decision is too late', async () => {
	const running = await start(3);
	const [first, second] = (await overview(running)).rows.map(({ id }) => id);

	const approved = await decide(running, 'Approve', [first]);
	const rejected = await decide(running, 'Reject', [second]);
	const late = await decide(running, 'Approve', [second]);

	expect([...approved, ...rejected]).toEqual([{ id: first }, { id: second }]);
	expect(late).toEqual([{ id: second, error: 'There is no open approval request for it' }]);
	const { rows } = await overview(running);
	expect(rows.slice(0, 2).map(({ salesforce }) => salesforce?.approval)).toEqual(['Approved', 'Rejected']);
});

it('goes on from its state folder, with the same key, and loads nothing twice', async () => {
	const before = await start(3);
	const [first] = (await overview(before)).rows;
	await decide(before, 'Approve', [first.id]);
	await before.stop();

	const after = await start(3);

	const { rows, totals } = await overview(after);
	expect(rows).toHaveLength(4);
	expect(totals.stages).toMatchObject({ waiting: { count: 3 }, underway: { count: 1 } });
	expect(after.jwtPrivateKey).toBe(before.jwtPrivateKey);
	const bill = await read<Record<string, unknown[]>>(`${after.billUrl}/sandbox/state`);
	expect(bill.chartOfAccounts).toHaveLength(118);
});

it('refuses more invoices than the file holds, and ends what it had started', async () => {
	const port = await aFreePort();

	await expect(startSandbox({ stateDir, invoices: 5000, ports: { bill: port } })).rejects.toThrow(
		'1 to 2477',
	);

	sandbox = await startSandbox({ stateDir, invoices: 1, ports: { bill: port } });
	expect(sandbox.billUrl).toBe(`http://127.0.0.1:${port}`);
});

async function aFreePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address !== null ? address.port : 0;
}
