import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowDraft } from './workflows';

const CALLER = 'n8n-nodes-base.executeWorkflow';

/** What a node "Execute Sub-workflow" says about the workflow it calls. */
interface Call {
	/** n8n's id; empty in a file, because every n8n gives another. */
	id: string;
	/** Name of the workflow, which the files know it by. */
	name: string;
}

/** The name of every workflow that a workflow calls, each once. */
export function calledBy({ nodes }: Pick<WorkflowDraft, 'nodes'>): string[] {
	return [...new Set(nodes.flatMap((node) => callOf(node)?.name ?? []))];
}

/**
 * The nodes with the id of the workflow that each calls. A call that already leads to a workflow of this n8n stays: a
 * person may have chosen another one.
 * @param ids of the workflows in n8n, by name
 * @throws Error when a node calls a workflow that is not there
 */
export function linkCalls({ name, nodes }: WorkflowDraft, ids: Map<string, string>): INode[] {
	const known = new Set(ids.values());
	return nodes.map((node) => {
		const call = callOf(node);
		if (call === undefined || known.has(call.id)) return node;
		const id = ids.get(call.name);
		if (id === undefined) {
			throw new Error(
				`The workflow "${name}" calls "${call.name}" in its node "${node.name}", and no workflow has that name.`,
			);
		}
		const { workflowId } = node.parameters;
		return { ...node, parameters: { ...node.parameters, workflowId: { ...Object(workflowId), value: id } } };
	});
}

/**
 * The same workflows, each behind those it calls; apart from that their order stays.
 * @throws Error that names the circle when workflows call each other round and round
 */
export function inCallOrder<T extends { draft: WorkflowDraft }>(workflows: T[]): T[] {
	const byName = new Map(workflows.map((workflow) => [workflow.draft.name, workflow]));
	const ordered = new Set<T>();
	const visit = (workflow: T, path: string[]) => {
		if (ordered.has(workflow)) return;
		const { name } = workflow.draft;
		if (path.includes(name)) {
			const circle = [...path.slice(path.indexOf(name)), name].map((step) => `"${step}"`);
			throw new Error(
				`Workflows call each other in a circle: ${circle.join(' → ')}. Take one call out of it.`,
			);
		}
		for (const called of calledBy(workflow.draft)) {
			const callee = byName.get(called);
			if (callee) visit(callee, [...path, name]);
		}
		ordered.add(workflow);
	};
	for (const workflow of workflows) visit(workflow, []);
	return [...ordered];
}

/** Nothing for other nodes, and for one that takes the workflow from a file, an address or an expression. */
function callOf({ type, disabled, parameters }: INode): Call | undefined {
	if (type !== CALLER || disabled === true) return undefined;
	const { source = 'database', workflowId }: INodeParameters = parameters;
	if (source !== 'database' || typeof workflowId !== 'object' || workflowId === null) return undefined;
	const { value, cachedResultName } = { value: '', cachedResultName: '', ...workflowId };
	if (String(value).startsWith('=')) return undefined;
	return { id: String(value), name: String(cachedResultName) };
}
