import type { INode } from 'n8n-workflow';
import { carriedOver, differs } from '../../../importer/carryOver';
import type { WorkflowDraft } from '../../../importer/bundle/workflow';

const TYPES = new Set(['n8n-nodes-base.set', 'n8n-nodes-base.formTrigger', 'n8n-nodes-base.dataTable']);

const aNode = (name: string, changes: Partial<INode> = {}): INode => ({
	id: `shipped ${name}`,
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position: [0, 0],
	parameters: {},
	...changes,
});

const settings = (values: Record<string, unknown>): Partial<INode> => ({
	parameters: {
		assignments: {
			assignments: Object.entries(values).map(([name, value]) => ({ id: name, name, type: 'string', value })),
		},
	} as INode['parameters'],
});

const aWorkflow = (nodes: INode[], changes: Partial<WorkflowDraft> = {}): WorkflowDraft => ({
	name: 'Pay',
	nodes,
	connections: {},
	settings: { executionOrder: 'v1', timezone: 'America/New_York' },
	...changes,
});

it('keeps the values of a person, takes new ones from the version, and says which were kept', () => {
	const shipped = aWorkflow([aNode('Your settings', settings({ url: '', pause: 5, added: 'x' }))]);
	const existing = aWorkflow([
		aNode('Your settings', settings({ url: 'https://here', pause: 5, gone: 'y' })),
	]);

	const { draft, kept } = carriedOver(shipped, existing, TYPES);

	expect(draft.nodes[0].parameters).toMatchObject(
		settings({ url: 'https://here', pause: 5, added: 'x' }).parameters ?? {},
	);
	expect(kept).toEqual(['url is "https://here"']);
});

it('does not keep a value whose type is another one now', () => {
	const shipped = aWorkflow([aNode('Your settings', settings({ days: 5 }))]);
	const existing = aWorkflow([aNode('Your settings', settings({ days: '7' }))]);

	expect(carriedOver(shipped, existing, TYPES).draft.nodes[0].parameters).toMatchObject(
		settings({ days: 5 }).parameters ?? {},
	);
});

it('keeps what a person switched on or off, with its credential', () => {
	const shipped = aWorkflow([aNode('Send a mail', { disabled: true }), aNode('Tell the chat')]);
	const smtp = { smtp: { id: 'their own', name: 'Mail' } };
	const existing = aWorkflow([
		aNode('Send a mail', { credentials: smtp }),
		aNode('Tell the chat', { disabled: true }),
	]);

	const { draft, kept } = carriedOver(shipped, existing, TYPES);

	expect(draft.nodes.map(({ disabled }) => disabled)).toEqual([undefined, true]);
	expect(draft.nodes[0].credentials).toEqual(smtp);
	expect(kept).toEqual(['"Send a mail" is switched on', '"Tell the chat" is switched off']);
});

it('keeps who may open a form, the ids and the addresses', () => {
	const form = { type: 'n8n-nodes-base.formTrigger' };
	const shipped = aWorkflow([
		aNode('Form', {
			...form,
			webhookId: 'shipped',
			parameters: { authentication: 'basicAuth', title: 'New' },
		}),
	]);
	const existing = aWorkflow([
		aNode('Form', {
			...form,
			id: 'there',
			webhookId: 'there',
			parameters: { authentication: 'n8nUserAuth', title: 'Old' },
		}),
	]);

	expect(carriedOver(shipped, existing, TYPES).draft.nodes).toEqual([
		expect.objectContaining({
			id: 'there',
			webhookId: 'there',
			parameters: { authentication: 'n8nUserAuth', title: 'New' },
		}),
	]);
});

it('keeps a node that was exchanged for one of another kind, and none that only an earlier version had', () => {
	const shipped = aWorkflow([
		aNode('Store', { type: 'n8n-nodes-base.dataTable' }),
		aNode('Look', { type: 'n8n-nodes-base.dataTable' }),
	]);
	const postgres = { type: 'n8n-nodes-base.postgres', credentials: { postgres: { id: '1', name: 'Audit' } } };
	const existing = aWorkflow([aNode('Store', postgres), aNode('Look')]);

	const { draft, kept } = carriedOver(shipped, existing, TYPES);

	expect(draft.nodes).toMatchObject([postgres, { type: 'n8n-nodes-base.dataTable' }]);
	expect(kept).toEqual(['"Store" is a node of yours (n8n-nodes-base.postgres)']);
});

it('lists the nodes that are new, other and gone, and keeps the time zone', () => {
	const shipped = aWorkflow([aNode('Same'), aNode('Other', { parameters: { a: 1 } }), aNode('New')]);
	const existing = aWorkflow([aNode('Same', { id: 'x' }), aNode('Other'), aNode('Gone')], {
		settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
	});

	const { draft, added, changed, removed, kept } = carriedOver(shipped, existing, TYPES);

	expect([added, changed, removed]).toEqual([['New'], ['Other'], ['Gone']]);
	expect(draft.settings?.timezone).toBe('Europe/Berlin');
	expect(kept).toEqual(['the time zone is Europe/Berlin']);
});

it('takes the same nodes in another order, with other ids and keys, for the same', () => {
	const one = aWorkflow([aNode('A', { parameters: { a: 1, b: 2 } }), aNode('B')]);
	const same = aWorkflow([aNode('B', { id: 'x' }), aNode('A', { parameters: { b: 2, a: 1 } })]);

	expect(differs(one, same)).toBe(false);
	expect(differs(one, aWorkflow([aNode('A'), aNode('B')]))).toBe(true);
	expect(differs(one, { ...same, settings: {} })).toBe(true);
});
