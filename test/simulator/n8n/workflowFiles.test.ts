import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkflowFiles } from '../../../sandbox/n8n/workflowFiles';

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

const write = (...nodes: object[]) =>
	writeFileSync(join(folder, 'one.json'), JSON.stringify({ name: 'One', nodes, connections: {} }));
const read = (settings: Record<string, string>) => readWorkflowFiles(settings, folder)[0];

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
