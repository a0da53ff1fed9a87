import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

/** A workflow as its file carries it. */
export interface WorkflowDraft {
	name: string;
	description?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** A workflow as n8n has it. */
export interface StoredWorkflow extends WorkflowDraft {
	id: string;
	active: boolean;
	isArchived: boolean;
	updatedAt: string;
}

/** A workflow that is to be imported. */
export interface ImportedWorkflow {
	/** Of n8n, where it is there; else made from the name of the file. */
	id: string;
	draft: WorkflowDraft;
	/** Whether the import is to publish it. */
	isPublished: boolean;
}

const CALLER = 'n8n-nodes-base.executeWorkflow';
const CALLED = 'n8n-nodes-base.executeWorkflowTrigger';
/** Start nothing by themselves: a person, another workflow, or the failure of the workflow they stand in does. */
const STARTED = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.errorTrigger', CALLED];

/** The names of the workflows that a workflow calls, each once. */
export function calledBy({ nodes }: Pick<WorkflowDraft, 'nodes'>): string[] {
	return [...new Set(nodes.filter(({ type }) => type === CALLER).map((node) => callOf(node)))].filter(
		Boolean,
	);
}

/** The node with the id of the workflow that it calls; other nodes as they are. */
export function linked(node: INode, ids: Map<string, string>): INode {
	const id = node.type === CALLER ? ids.get(callOf(node)) : undefined;
	if (id === undefined) return node;
	const workflowId = { ...Object(node.parameters.workflowId), value: id };
	return { ...node, parameters: { ...node.parameters, workflowId } };
}

/** Whether n8n runs a workflow only when it is published: it starts by itself, or another one calls it. */
export function hasToBePublished({ nodes }: Pick<WorkflowDraft, 'nodes'>): boolean {
	return nodes.some((node) => startsByItself(node) || (node.type === CALLED && node.disabled !== true));
}

/**
 * In the order in which they can be published: what others call, what hears of payments, what hears of approvals, the
 * rest; each behind what it calls.
 */
export function inOrder<T extends { draft: WorkflowDraft }>(workflows: T[]): T[] {
	const ranked = [...workflows].sort(
		(a, b) => rank(a.draft) - rank(b.draft) || a.draft.name.localeCompare(b.draft.name),
	);
	const ordered = new Set<T>();
	const visit = (workflow: T, path: T[]) => {
		if (ordered.has(workflow) || path.includes(workflow)) return;
		for (const name of calledBy(workflow.draft)) {
			const callee = ranked.find(({ draft }) => draft.name === name);
			if (callee) visit(callee, [...path, workflow]);
		}
		ordered.add(workflow);
	};
	for (const workflow of ranked) visit(workflow, []);
	return [...ordered];
}

function rank({ nodes }: WorkflowDraft): number {
	const types = nodes.filter(startsByItself).map(({ type }) => type);
	if (types.length === 0) return nodes.some(({ type }) => type === CALLED) ? 0 : 4;
	if (types.some((type) => type.endsWith('.billComTrigger'))) return 1;
	return types.some((type) => type.endsWith('.salesforceApprovalTrigger')) ? 2 : 3;
}

function startsByItself({ type, disabled }: INode): boolean {
	if (disabled === true || STARTED.includes(type)) return false;
	return type === 'n8n-nodes-base.webhook' || /trigger$/i.test(type);
}

function callOf({ parameters }: INode): string {
	const { workflowId } = parameters;
	return String(Object(workflowId).cachedResultName ?? '');
}
