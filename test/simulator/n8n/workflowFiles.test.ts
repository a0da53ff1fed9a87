import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkflowFiles, type Edit } from '../../../sandbox/n8n/workflowFiles';
import { aCall, aNode } from './nodes';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'workflow-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settingsNode = (name: string, value: string) => ({
	id: name,
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position: [0, 0],
	parameters: {
		assignments: { assignments: [{ id: 'a', name: 'alertUrl', type: 'string', value }] },
		options: {},
	},
});

const writeFile = (name: string, nodes: object[]) =>
	writeFileSync(join(folder, `${name}.json`), JSON.stringify({ name, nodes, connections: {} }));
const write = (...nodes: object[]) => writeFile('One', nodes);
const read = (settings: Record<string, string>) => readWorkflowFiles({ settings, folder })[0];
const inOrder = () => readWorkflowFiles({ folder }).map(({ draft }) => draft.name);

it('fills what stands empty in "Your settings", and nothing else', () => {
	write(settingsNode('Your settings', ''), settingsNode('Another node', ''));

	const { draft } = read({ alertUrl: 'http://127.0.0.1:4000/api/alerts', other: 'x' });

	expect(draft.nodes).toEqual([
		settingsNode('Your settings', 'http://127.0.0.1:4000/api/alerts'),
		settingsNode('Another node', ''),
	]);
});

it('leaves a setting alone that the file has filled already', () => {
	write(settingsNode('Your settings', 'https://chat.example/hook'));

	expect(read({ alertUrl: 'http://127.0.0.1:4000' }).draft.nodes).toEqual([
		settingsNode('Your settings', 'https://chat.example/hook'),
	]);
});

it('takes a workflow for a new one when its setting changes, and only that one', () => {
	write(settingsNode('Your settings', ''));
	const [first, second] = [
		read({ alertUrl: 'http://127.0.0.1:4000' }),
		read({ alertUrl: 'http://127.0.0.1:4001' }),
	];
	write(settingsNode('Another node', ''));
	const [third, fourth] = [
		read({ alertUrl: 'http://127.0.0.1:4000' }),
		read({ alertUrl: 'http://127.0.0.1:4001' }),
	];

	expect(first.fingerprint).not.toBe(second.fingerprint);
	expect(third.fingerprint).toBe(fourth.fingerprint);
});

it('changes workflows by an edit, and takes the edited one for a new one', () => {
	write(settingsNode('Your settings', 'https://chat.example/hook'));
	const edit: Edit = (draft) => ({ ...draft, description: `${draft.name}, sped up` });

	const [edited] = readWorkflowFiles({ folder, edit });

	expect(edited.draft.description).toBe('One, sped up');
	expect(edited.fingerprint).not.toBe(read({}).fingerprint);
});

describe('the order in which workflows are published', () => {
	it('begins with what creates tables, then what others call, then what hears of payments before what starts them', () => {
		writeFile('A timer', [aNode('n8n-nodes-base.scheduleTrigger')]);
		writeFile('B approvals', [aNode('n8n-nodes-billcom-salesforce.salesforceApprovalTrigger')]);
		writeFile('C payments', [aNode('n8n-nodes-billcom-salesforce.billComTrigger')]);
		writeFile('D called', [aNode('n8n-nodes-base.executeWorkflowTrigger')]);
		writeFile('E set up', [
			aNode('n8n-nodes-base.manualTrigger'),
			aNode('n8n-nodes-base.dataTable', { resource: 'table', operation: 'create' }),
		]);

		expect(inOrder()).toEqual(['E set up', 'D called', 'C payments', 'B approvals', 'A timer']);
	});

	it('puts a worker in front of the trigger that calls it, also when it has a timer of its own', () => {
		writeFile('Receive', [
			aNode('n8n-nodes-billcom-salesforce.billComTrigger'),
			aCall('Worker'),
			aCall('Worker'),
		]);
		writeFile('Worker', [
			aNode('n8n-nodes-base.scheduleTrigger'),
			aNode('n8n-nodes-base.executeWorkflowTrigger'),
			aCall('Write'),
		]);
		writeFile('Write', [aNode('n8n-nodes-base.executeWorkflowTrigger')]);

		expect(inOrder()).toEqual(['Write', 'Worker', 'Receive']);
	});

	it('is refused when workflows call each other in a circle', () => {
		writeFile('One', [aCall('Two')]);
		writeFile('Two', [aCall('Three')]);
		writeFile('Three', [aCall('Two')]);

		expect(inOrder).toThrow('Workflows call each other in a circle: "Two" → "Three" → "Two".');
	});
});
