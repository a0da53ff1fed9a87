import type { INode, INodeParameters } from 'n8n-workflow';
import type { Edit } from '../../sandbox/n8n/workflowFiles';
import type { WorkflowDraft } from '../../sandbox/n8n/workflows';

const SETTINGS_NODE = 'Your settings';
const TIMER = 'n8n-nodes-base.scheduleTrigger';
const WORKERS = ['Pay approved invoices', 'Report payments to Salesforce', 'Alert on failure'];

interface Assignments {
	assignments: Array<{ name: string; value: unknown }>;
}

/** Several changes, one after another. */
export function edits(...all: Edit[]): Edit {
	return (draft) => all.reduce((changed, edit) => edit(changed), draft);
}

/** Changes one workflow, by its name, and leaves the others. */
export function inWorkflow(name: string, edit: Edit): Edit {
	return (draft) => (draft.name === name ? edit(draft) : draft);
}

/** Every timer strikes each so many seconds, whatever the file says. For some workflows only: `inWorkflow`. */
export function timersEvery(seconds: number): Edit {
	const rule = { interval: [{ field: 'seconds', secondsInterval: seconds }] };
	return (draft) => ({
		...draft,
		nodes: draft.nodes.map((node) => (node.type === TIMER ? withParameters(node, { rule }) : node)),
	});
}

/** One timer strikes each so many seconds; the others of its workflow keep their hours. */
export function timerEvery(workflow: string, timer: string, seconds: number): Edit {
	const rule = { interval: [{ field: 'seconds', secondsInterval: seconds }] };
	return withNode(workflow, timer, (node) => withParameters(node, { rule }));
}

/** No timer strikes during a test, however long it takes. */
export const timerNever: Edit = (draft) => ({
	...draft,
	nodes: draft.nodes.map((node) =>
		node.type === TIMER
			? withParameters(node, { rule: { interval: [{ field: 'months', monthsInterval: 11 }] } })
			: node,
	),
});

/** No timer strikes while a test runs: it says itself when, by hand. */
export function onceAYear(draft: WorkflowDraft): WorkflowDraft {
	const rule = { interval: [{ field: 'months', monthsInterval: 12 }] };
	return {
		...draft,
		nodes: draft.nodes.map((node) => (node.type === TIMER ? withParameters(node, { rule }) : node)),
	};
}

/** The workers that take rows, and the one that tells people, strike each so many seconds; the others keep their hours. */
export function workersEvery(seconds: number): Edit {
	return edits(...WORKERS.map((name) => inWorkflow(name, timersEvery(seconds))));
}

/**
 * Other values in "Your settings" of one workflow.
 * @throws Error while the workflow is read, when it has no such setting: nothing would be sped up
 */
export function withSettings(workflow: string, values: Record<string, string | number | boolean>): Edit {
	return inWorkflow(workflow, (draft) => {
		const nodes = draft.nodes.map((node) => (node.name === SETTINGS_NODE ? assign(node, values) : node));
		const there = nodes.filter(({ name }) => name === SETTINGS_NODE).flatMap((node) => namesOf(node));
		const missing = Object.keys(values).filter((name) => !there.includes(name));
		if (missing.length > 0)
			throw new Error(`"${workflow}" has no setting ${missing.join(', ')}; it has ${there.join(', ')}.`);
		return { ...draft, nodes };
	});
}

/**
 * Changes one node of one workflow.
 * @throws Error while the workflow is read, when it has no such node
 */
export function withNode(workflow: string, nodeName: string, change: (node: INode) => INode): Edit {
	return inWorkflow(workflow, (draft: WorkflowDraft) => {
		if (!draft.nodes.some(({ name }) => name === nodeName))
			throw new Error(`"${workflow}" has no node "${nodeName}".`);
		return { ...draft, nodes: draft.nodes.map((node) => (node.name === nodeName ? change(node) : node)) };
	});
}

function assign(node: INode, values: Record<string, unknown>): INode {
	const { assignments } = collectionOf(node);
	const changed = assignments.map((one) => (one.name in values ? { ...one, value: values[one.name] } : one));
	return withParameters(node, { assignments: { assignments: changed } });
}

function namesOf(node: INode): string[] {
	return collectionOf(node).assignments.map(({ name }) => name);
}

function collectionOf({ parameters }: INode): Assignments {
	return { assignments: [], ...Object(parameters.assignments) };
}

function withParameters(node: INode, parameters: Record<string, unknown>): INode {
	const all: INodeParameters = Object.assign({}, node.parameters, parameters);
	return { ...node, parameters: all };
}
