import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startN8n, type N8nProcess } from '../../sandbox/n8n/launcher';
import { N8nClient } from '../../sandbox/n8n/client';
import { addRows, readTable } from '../../sandbox/n8n/tables';
import { createWorkflow, listWorkflows, publishWorkflow, readWorkflow } from '../../sandbox/n8n/workflows';
import { aNode } from '../simulator/n8n/nodes';
import { projectFolder } from '../../sandbox/n8n/package';
import { readWorkflowFiles, type Edit } from '../../sandbox/n8n/workflowFiles';
import { WorkflowByHand } from './byHand';
import { edits, withNode } from './edits';
import { byCommand, inEditor, createApiKey, importCommand, type Said } from './importing';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

const PAY = 'Pay approved invoices';
const SET_UP = 'Set up tables and check connections';
const RETIRED = 'Create and pay a bill on approval';

/** A key of n8n's API, as its page lists it. */
interface Key {
	label: string;
	scopes: string[];
}

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-import-'));
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

describe('the command, in an n8n that has nothing', () => {
	const said: Said[] = [];
	let sandbox: SandboxUnderTest;
	let url = '';

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			provide: byCommand(
				() => url,
				folder,
				(words) => said.push(words),
			),
			launched: (n8n) => {
				url = n8n.url;
			},
		});
	});

	afterAll(async () => await sandbox?.stop());

	it('imports everything, says which two credentials are empty and what comes next, and waits', () => {
		const [{ code, text }] = said;

		expect([code, text]).toEqual([0, expect.stringContaining('0 change, 0 stay as they are')]);
		expect(text).toMatch(/1\. Fill in the credential "BILL": http:\S+\/home\/credentials\/\w+/);
		expect(text).toMatch(/2\. Fill in the credential "Salesforce": http:/);
		expect(text).toMatch(/3\. Execute "Set up tables and check connections"/);
		expect(text).toMatch(/The forms ask for the user "ap" and the password "[\w-]{16}"/);
	});

	it('publishes everything that runs by itself or is called, but what would change vendors unasked', async () => {
		const workflows = await listWorkflows(sandbox.everything.client);

		expect(said[0].text).toMatch(/Published \d+ workflows/);
		expect(said[0].text).toContain('Left unpublished: Keep vendors in step.');
		expect(
			workflows
				.filter(({ active }) => !active)
				.map(({ name }) => name)
				.sort(),
		).toEqual(['Keep vendors in step', SET_UP]);
	});

	it('leaves one key, which may do no more than renewing the trust takes', async () => {
		const { data } = await sandbox.everything.client.get<{ data: { items: Key[] } }>('/rest/api-keys');

		expect(data.items).toMatchObject([
			{
				label: 'n8n-nodes-billcom-salesforce Renew BILL trust',
				scopes: expect.arrayContaining(['credential:update', 'workflow:read']),
			},
		]);
		expect(data.items[0].scopes).toHaveLength(2);
	});

	it('leads to a payment', async () => {
		const invoice = anApInvoice();
		const id = await sandbox.submit(invoice);

		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.paymentsOf(invoice)).toMatchObject([{ amount: 120.5 }]);
	});

	it('changes nothing when it is run again', async () => {
		const key = await createApiKey(sandbox.everything.client);
		const before = await versions(sandbox.everything.client);

		const { code, text } = await importCommand(['--url', url, '--api-key', key, '--publish'], folder);

		expect([code, text]).toEqual([0, expect.stringMatching(/0 workflows are new, 0 change/)]);
		expect(text).toContain('Everything is published.');
		expect(await versions(sandbox.everything.client)).toEqual(before);
	});
});

/** The workflows as an earlier version had them: another text, a column fewer, a node that is gone. */
const EARLIER: Edit = edits(
	withNode(SET_UP, 'Create the routing rules', (node) => {
		const { column } = node.parameters.columns as { column: Array<{ name: string }> };
		return {
			...node,
			parameters: { ...node.parameters, columns: { column: column.filter(({ name }) => name !== 'note') } },
		};
	}),
	withNode(PAY, 'Read me first', (node) => ({
		...node,
		parameters: { ...node.parameters, content: '## Earlier' },
	})),
);

describe('the command, over an earlier version that was imported file by file', () => {
	let sandbox: SandboxUnderTest;
	let words: string[];

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: EARLIER });
		const { client, n8n } = sandbox.everything;
		words = ['--url', n8n.url, '--api-key', await createApiKey(client)];
	});

	afterAll(async () => await sandbox?.stop());

	it('says what it would do, and does nothing, when it is asked so', async () => {
		const { client } = sandbox.everything;
		const before = await versions(client);

		const { code, text } = await importCommand([...words, '--dry-run'], folder);

		expect([code, text]).toEqual([0, expect.stringContaining('Nothing was changed')]);
		expect(text).toContain('Routing Rules: new columns note');
		expect(await versions(client)).toEqual(before);
	});

	it('brings the new version under the same ids, and keeps rows, settings, credentials and what is published', async () => {
		const { client, bill } = sandbox.everything;
		await addRows(client, 'Approvals', [{ approvalKey: 'kept:1', recordId: 'kept', state: 'ended' }]);
		await addRows(client, 'Routing Rules', [{ priority: 1, amountFrom: 5_000_000, action: 'hold' }]);
		const pay = await WorkflowByHand.open(sandbox, PAY);
		await pay.fillIn({ leaseMinutes: 77 });
		const before = await listWorkflows(client);
		const subscriptions = await bill.read<{ subscriptions: unknown[] }>('state');

		const { code, text } = await importCommand(words, folder);

		expect([code, text]).toEqual([0, expect.stringMatching(/0 workflows are new, \d change/)]);
		expect(text).toContain('kept: leaseMinutes is 77');
		expect(await listWorkflows(client)).toEqual(
			expect.arrayContaining(
				before.map(({ id, name, active }) => expect.objectContaining({ id, name, active })),
			),
		);
		expect(await listWorkflows(client)).toHaveLength(before.length);
		expect(await readTable(client, 'Approvals')).toMatchObject([{ approvalKey: 'kept:1' }]);
		expect(await readTable(client, 'Routing Rules')).toMatchObject([{ action: 'hold', note: null }]);
		expect((await bill.read<{ subscriptions: unknown[] }>('state')).subscriptions).toEqual(
			subscriptions.subscriptions,
		);
	});

	it('leads to a payment', async () => {
		const invoice = anApInvoice();
		const id = await sandbox.submit(invoice);

		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.paymentsOf(invoice)).toMatchObject([{ amount: 120.5 }]);
	});

	it('unpublishes what an earlier version left, beside workflows that pay', async () => {
		const { client } = sandbox.everything;
		const timer = aNode('n8n-nodes-base.scheduleTrigger', { rule: { interval: [{ field: 'days' }] } });
		const old = { name: RETIRED, nodes: [{ ...timer, typeVersion: 1.2 }], connections: {} };
		await publishWorkflow(client, await createWorkflow(client, old));

		const { text } = await importCommand(words, folder);

		expect(text).toContain(`"${RETIRED}" of an earlier version was unpublished, and kept.`);
		expect(await listWorkflows(client)).toContainEqual(
			expect.objectContaining({ name: RETIRED, active: false }),
		);
	});
});

describe('the command, where something is in the way', () => {
	let n8n: N8nProcess;
	let client: N8nClient;
	let key: string;

	beforeAll(async () => {
		const { N8N_PROGRAM: program } = process.env;
		if (program === undefined)
			throw new Error('These tests need n8n: run them with "npm test -- --only e2e".');
		const settings = { NODES_EXCLUDE: '["n8n-nodes-billcom-salesforce.billCom"]' };
		n8n = await startN8n({ program, userFolder: join(folder, 'bare'), settings });
		client = await N8nClient.signIn(n8n.url);
		key = await createApiKey(client);
		const timer = aNode('n8n-nodes-base.scheduleTrigger', { rule: { interval: [{ field: 'days' }] } });
		const old = { name: RETIRED, nodes: [{ ...timer, typeVersion: 1.2 }], connections: {} };
		await publishWorkflow(client, await createWorkflow(client, old));
	});

	afterAll(async () => await n8n?.stop());

	it('leaves the workflows of an earlier version at work when n8n refuses the new ones', async () => {
		const { code } = await importCommand(['--url', n8n.url, '--api-key', key, '--publish'], folder);

		expect(code).toBe(1);
		expect(await listWorkflows(client)).toMatchObject([{ name: RETIRED, active: true }]);
	});

	it.each([
		['the address is missing', () => [], '--url is missing'],
		[
			'the address is none',
			() => ['--url', 'localhost:5678'],
			'takes an address such as http://localhost:5678',
		],
		[
			'nobody answers',
			() => ['--url', 'http://127.0.0.1:9', '--api-key', 'x'],
			'Nobody answers at http://127.0.0.1:9',
		],
		['the key is wrong', () => ['--url', n8n.url, '--api-key', 'x'], 'does not accept the API key'],
		[
			'the password is wrong',
			() => ['--url', n8n.url, '--email', 'nobody@sandbox.example'],
			'does not let nobody@sandbox.example in',
		],
		['the nodes are missing', () => ['--url', n8n.url, '--api-key', key], 'Install the package'],
	])('says what to do when %s', async (_, words, expected) => {
		const { code, text } = await importCommand(words(), folder);

		expect([code, text]).toEqual([1, expect.stringContaining(expected)]);
	});
});

describe('the bundle, given to the API of an n8n that has nothing', () => {
	let n8n: N8nProcess;
	let client: N8nClient;
	let key: string;

	beforeAll(async () => {
		const { N8N_PROGRAM: program } = process.env;
		if (program === undefined)
			throw new Error('These tests need n8n: run them with "npm test -- --only e2e".');
		n8n = await startN8n({ program, userFolder: join(folder, 'empty') });
		client = await N8nClient.signIn(n8n.url);
		key = await createApiKey(client);
	});

	afterAll(async () => await n8n?.stop());

	it('brings every workflow in one call, with its calls linked', async () => {
		const form = new FormData();
		const bundle = await readFile(join(projectFolder, 'dist/n8n-nodes-billcom-salesforce.n8np'));
		form.set('package', new Blob([new Uint8Array(bundle)]), 'bundle.n8np');
		form.set('workflowConflictPolicy', 'new-version');
		form.set('workflowIdPolicy', 'source');

		const response = await fetch(`${n8n.url}/api/v1/n8n-packages/import`, {
			method: 'POST',
			headers: { 'x-n8n-api-key': key },
			body: form,
		});

		expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
		const stored = await listWorkflows(client);
		expect(stored.map(({ name }) => name).sort()).toEqual(
			readWorkflowFiles()
				.map(({ draft }) => draft.name)
				.sort(),
		);
		const ids = new Map(stored.map(({ id, name }) => [name, id]));
		for (const { id } of stored) {
			const { nodes } = await readWorkflow(client, id);
			const calls = nodes.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow');
			for (const { parameters } of calls) {
				const { value, cachedResultName } = parameters.workflowId as Record<string, string>;
				expect([cachedResultName, value]).toEqual([cachedResultName, ids.get(cachedResultName)]);
			}
		}
	});

	it('is taken over by the command, which makes the password of the forms', async () => {
		const words = ['--url', n8n.url, '--api-key', key];

		const first = await importCommand(words, folder);
		const second = await importCommand(words, folder);

		expect([first.code, first.text]).toEqual([0, expect.stringMatching(/^0 workflows are new/)]);
		expect(first.text).toMatch(/The forms ask for the user "ap"/);
		expect([second.code, second.text]).toEqual([0, expect.stringMatching(/^0 workflows are new, 0 change/)]);
		expect(second.text).not.toContain('The forms ask');
		expect(second.text).toMatch(/Fill in the credential "BILL"/);
	});
});

describe('the workflow that carries the bundle, opened in the editor of an n8n that has nothing', () => {
	let sandbox: SandboxUnderTest;

	afterAll(async () => await sandbox?.stop());

	it('imports and links everything, publishes it when it is run again, and leads to a payment', async () => {
		sandbox = await SandboxUnderTest.start({ provide: inEditor });
		const { client } = sandbox.everything;
		const unpublished = (await listWorkflows(client)).filter(({ active }) => !active).map(({ name }) => name);
		const invoice = anApInvoice();
		const id = await sandbox.submit(invoice);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');

		expect(unpublished.sort()).toEqual(['Import all workflows', 'Keep vendors in step', SET_UP]);
		expect(await sandbox.paymentsOf(invoice)).toMatchObject([{ amount: 120.5 }]);
	});
});

/** What would be another one if a workflow was saved. */
async function versions(client: N8nClient): Promise<Array<[string, string]>> {
	const all = await listWorkflows(client);
	return await Promise.all(
		all.map(async ({ id, name }) => [name, (await readWorkflow(client, id)).versionId] as [string, string]),
	);
}
