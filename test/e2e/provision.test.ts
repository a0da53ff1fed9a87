import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { N8nClient } from '../../sandbox/n8n/client';
import { readExecution, untilEnded } from '../../sandbox/n8n/executions';
import { startN8n, type N8nProcess } from '../../sandbox/n8n/launcher';
import { provision, type Provisioned } from '../../sandbox/n8n/provision';
import {
	listWorkflows,
	publishWorkflow,
	readWorkflow,
	replaceWorkflow,
	runWorkflow,
} from '../../sandbox/n8n/workflows';
import { aCall, aNode } from '../simulator/n8n/nodes';

const RETIRED = 'Update Salesforce on payment';

/** A workflow that adds a word to what it is called with. */
const called = (word: string): INode[] => [
	aNode('n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' }),
	{
		...aNode('n8n-nodes-base.set', {
			assignments: { assignments: [{ id: 'a', name: 'word', type: 'string', value: word }] },
			options: {},
		}),
		typeVersion: 3.4,
	},
];

/** A workflow on a timer that would not strike during a test; a person can start it, too. */
const caller = (name: string): INode[] => [
	{
		...aNode('n8n-nodes-base.scheduleTrigger', { rule: { interval: [{ field: 'days' }] } }),
		typeVersion: 1.2,
	},
	{ ...aCall(name), name: 'Call' },
];

describe('workflows that call each other, imported into a real n8n', () => {
	let folder: string;
	let n8n: N8nProcess;
	let client: N8nClient;
	const reported: string[] = [];

	beforeAll(async () => {
		const { N8N_PROGRAM: program } = process.env;
		if (program === undefined)
			throw new Error('These tests need n8n: run them with "npm test -- --only e2e".');
		folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-provision-'));
		n8n = await startN8n({ program, userFolder: join(folder, 'n8n') });
		client = await N8nClient.signIn(n8n.url);
	});

	afterAll(async () => {
		await n8n?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	const write = async (name: string, nodes: INode[]) => {
		const pairs = nodes
			.slice(1)
			.map(({ name: node }, index) => [nodes[index].name, { main: [[{ node, type: 'main', index: 0 }]] }]);
		const workflow = { name, nodes, connections: Object.fromEntries(pairs), settings: {} };
		await writeFile(join(folder, `${name}.json`), JSON.stringify(workflow));
	};
	const start = async (): Promise<Provisioned> =>
		await provision(client, {
			credentials: [],
			folder,
			importsFile: join(folder, 'imports.txt'),
			report: (line) => reported.push(line),
		});
	/** What the workflow that calls returns at its end. */
	const answerOf = async ({ workflows }: Provisioned) => {
		const workflow = workflows.get('Ask');
		const trigger = workflow?.nodes.find(({ type }) => type.endsWith('scheduleTrigger'))?.name ?? '';
		const id = await runWorkflow(client, workflow?.id ?? '', trigger);
		await untilEnded(client, id);
		const { runData } = await readExecution(client, id);
		return runData.Call[0].data?.main[0]?.[0].json;
	};

	it('find each other, and go on doing so when one changes, goes to the archive, or was edited by a person', async () => {
		await write('Ask', caller('Answer'));
		await write('Answer', called('first'));
		const first = await start();
		const firstAnswer = await answerOf(first);

		await write('Answer', called('second'));
		const changedAnswer = await answerOf(await start());

		const ask = await readWorkflow(client, first.workflows.get('Ask')?.id ?? '');
		const { name, connections, settings } = ask;
		const note = { ...aNode('n8n-nodes-base.stickyNote', { content: 'ours' }), name: 'Ours' };
		const edited = { name, connections, settings, nodes: [...ask.nodes, note] };
		await publishWorkflow(client, await replaceWorkflow(client, ask.id, edited));
		await client.post(`/rest/workflows/${first.workflows.get('Answer')?.id}/archive`);
		const last = await start();

		expect(firstAnswer).toMatchObject({ word: 'first' });
		expect(changedAnswer).toMatchObject({ word: 'second' });
		expect(await answerOf(last)).toMatchObject({ word: 'second' });
		expect(last.workflows.get('Ask')?.nodes.map((node) => node.name)).toContain('Ours');
		expect((await listWorkflows(client)).map((workflow) => workflow.active)).toEqual([true, true]);
	});

	it('are unpublished and kept when they belong to an earlier version', async () => {
		await write(RETIRED, caller('Answer'));
		await start();
		await rm(join(folder, `${RETIRED}.json`));

		await start();

		expect(await listWorkflows(client)).toContainEqual(
			expect.objectContaining({ name: RETIRED, active: false }),
		);
		expect(reported).toContain(`workflow "${RETIRED}" of an earlier version (unpublished, and kept)`);
	});
});
