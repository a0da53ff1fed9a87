/** What somebody sees and can do who has an account in n8n, or a copy of what n8n keeps. */
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBillCredential } from '../../nodes/BillCom/transport/credential';
import { openKey } from '../../nodes/BillCom/webhook/sealedKey';
import { startBillSimulator } from '../../sandbox/bill/http/server';
import { TENANT } from '../../sandbox/bill/tenant';
import { N8nClient } from '../../sandbox/n8n/client';
import { provideCredentials, type StoredCredential } from '../../sandbox/n8n/credentials';
import { listExecutions, readExecutionText, untilEnded } from '../../sandbox/n8n/executions';
import { startN8n, type N8nProcess } from '../../sandbox/n8n/launcher';
import { createWorkflow, publishWorkflow, readWorkflow, runWorkflow } from '../../sandbox/n8n/workflows';
import { billSignIn } from '../../sandbox/start/billSignIn';

const START = 'n8n-nodes-base.manualTrigger';
const BILL = 'n8n-nodes-billcom-salesforce.billCom';

let folder: string;
let bill: Awaited<ReturnType<typeof startBillSimulator>>;
let door: Server;
let n8n: N8nProcess;
let owner: N8nClient;
let credential: StoredCredential;
let data: Record<string, string>;
/** Session IDs that BILL has given out. */
const sessions = new Set<string>();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-insiders-'));
	bill = await startBillSimulator();
	door = await doorTo(bill.url);
	data = {
		...billSignIn(`http://127.0.0.1:${(door.address() as { port: number }).port}`),
		keepTryingFor: '0',
	};
	const { N8N_PROGRAM: program } = process.env;
	if (program === undefined) throw new Error('Run this with "npm test -- --only e2e": it says where n8n is.');
	n8n = await startN8n({ program, userFolder: folder, settings: { N8N_LOG_LEVEL: 'debug' } });
	owner = await N8nClient.signIn(n8n.url);
	const stored = await provideCredentials(owner, [{ name: 'BILL', type: 'billComApi', data }]);
	credential = stored.get('billComApi') as StoredCredential;
});

afterAll(async () => {
	await n8n?.stop();
	door?.close();
	await bill?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** Lets everything through, and notes the sessions. */
async function doorTo(target: string): Promise<Server> {
	const server = createServer((request, reply) => {
		const forward = async () => {
			const body: Buffer[] = [];
			for await (const chunk of request) body.push(chunk as Buffer);
			const answer = await axios.request<ArrayBuffer>({
				url: `${target}${request.url}`,
				method: request.method,
				headers: Object.fromEntries(
					Object.entries(request.headers)
						.filter(([name]) => name !== 'host')
						.map(([name, value]) => [name, String(value)]),
				),
				data: Buffer.concat(body),
				responseType: 'arraybuffer',
				validateStatus: () => true,
				proxy: false,
			});
			const text = Buffer.from(answer.data).toString('utf8');
			for (const [, id] of text.matchAll(/"sessionId"\s*:\s*"([^"]+)"/g)) sessions.add(id);
			reply.writeHead(answer.status, { 'content-type': String(answer.headers['content-type'] ?? '') });
			reply.end(Buffer.from(answer.data));
		};
		forward().catch(() => reply.destroy());
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return server;
}

async function callsOfBill(): Promise<number> {
	const { data: journal } = await axios.get<unknown[]>(`${bill.url}/sandbox/journal`, { proxy: false });
	return journal.length;
}

function readingBills(used: Pick<StoredCredential, 'id' | 'name'>, changes: INode['parameters'] = {}) {
	const node = (name: string, type: string, parameters: INode['parameters'] = {}): INode => {
		return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
	};
	const read = node('Read bills', BILL, { resource: 'bill', operation: 'getAll', ...changes });
	return {
		name: 'Read bills',
		nodes: [node('Start', START), { ...read, credentials: { billComApi: { id: used.id, name: used.name } } }],
		connections: { Start: { main: [[{ node: 'Read bills', type: 'main' as const, index: 0 }]] } },
	};
}

/** Runs it by hand and waits for its end. */
async function runOf(client: N8nClient, draft: ReturnType<typeof readingBills>) {
	const { id } = await createWorkflow(client, draft);
	return await untilEnded(client, await runWorkflow(client, id, 'Start'));
}

it('lets nobody use or see a credential that is not theirs, though they know its ID', async () => {
	expect((await runOf(owner, readingBills(credential))).status).toBe('success');
	const member = await owner.signInMember(n8n.url, 'editor@sandbox.example');
	const callsBefore = await callsOfBill();

	const attempt = runOf(member, readingBills(credential));

	expect(
		await attempt.then(
			({ status }) => status,
			() => 'refused',
		),
	).toMatch(/refused|error/);
	expect(await callsOfBill()).toBe(callsBefore);
	const { data: seen } = await member.get<{ data: unknown[] }>('/rest/credentials');
	expect(seen).toEqual([]);
	await expect(member.get(`/rest/credentials/${credential.id}`, { includeData: true })).rejects.toThrow(
		/40[34]/,
	);
	const { data: workflows } = await member.get<{ data: Array<{ name: string }> }>('/rest/workflows');
	expect(workflows.length).toBeLessThanOrEqual(1); // the attempt itself
});

it('keeps secrets out of workflows, executions, the log and the database, whatever fails', async () => {
	const wrong = { ...data, password: 'wrong-but-secret-password' };
	const stored = await provideCredentials(owner, [{ name: 'Wrong', type: 'billComApi', data: wrong }]);
	await axios.post(
		`${bill.url}/sandbox/faults`,
		{ kind: 'lost-reply', on: 'GET /v3/bills' },
		{ proxy: false },
	);
	await runOf(owner, readingBills(credential));
	await runOf(owner, readingBills(stored.get('billComApi') as StoredCredential));
	await runOf(
		owner,
		readingBills(credential, { operation: 'get', billId: { __rl: true, mode: 'id', value: 'none' } }),
	);

	const secrets = [
		...[TENANT.password, wrong.password, TENANT.devKey, TENANT.rememberMeId],
		...[await publishedKey(), ...sessions],
	];
	const places: Record<string, string> = {
		log: await readFile(join(folder, 'n8n.log'), 'utf8'),
		database: await everythingBelow(join(folder, '.n8n'), /^database/),
		'what the owner sees of the credential': JSON.stringify(
			await owner.get(`/rest/credentials/${credential.id}`, { includeData: true }),
		),
	};
	for (const { id, workflowId } of await listExecutions(owner)) {
		places[`execution ${id}`] = await readExecutionText(owner, id);
		places[`workflow ${workflowId}`] = JSON.stringify(await readWorkflow(owner, workflowId));
	}

	expect(places.database).toContain('Read bills');
	expect(sessions.size).toBeGreaterThan(0);
	expect(Object.keys(places).length).toBeGreaterThan(6);
	const found = Object.entries(places).flatMap(([place, text]) =>
		secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${place}`),
	);
	expect(found).toEqual([]);
});

/** What has not reached the database itself yet is in a file beside it. */
async function everythingBelow(place: string, names: RegExp): Promise<string> {
	const files = (await readdir(place)).filter((name) => names.test(name));
	const texts = files.map(async (name) => (await readFile(join(place, name))).toString('latin1'));
	return (await Promise.all(texts)).join('\n');
}

async function triggered() {
	const { nodes } = readingBills(credential);
	const trigger = { ...nodes[1], id: 'trigger', name: 'BILL', type: `${BILL}Trigger`, webhookId: 'insiders' };
	return {
		name: 'Hear of bills',
		nodes: [{ ...trigger, parameters: { events: ['bill.created'] } }],
		connections: {},
	};
}

/** The webhook key, which is in the static data of a published trigger, encrypted. */
async function publishedKey(): Promise<string> {
	const workflow = await createWorkflow(owner, await triggered());
	await publishWorkflow(owner, workflow);
	const { staticData } = (await readWorkflow(owner, workflow.id)) as unknown as {
		staticData: Record<string, Record<string, { sealedKey: string }>>;
	};
	const [{ sealedKey }] = Object.values(Object.values(staticData)[0]);
	return String(openKey(sealedKey, toBillCredential(data)));
}
