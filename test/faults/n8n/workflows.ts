/** The shipped workflows as an n8n has them after the import: linked by id, with credentials, ready to be run often. */
import { ObservableObject, Workflow, deepCopy } from 'n8n-workflow';
import type { IDataObject, INode, INodeTypes } from 'n8n-workflow';
import { linkCalls } from '../../../sandbox/n8n/calls';
import { withCredentials, type StoredCredential } from '../../../sandbox/n8n/credentials';
import { readWorkflowFiles, type Edit } from '../../../sandbox/n8n/workflowFiles';
import type { WorkflowDraft } from '../../../sandbox/n8n/workflows';

export interface ShippedWorkflow {
	id: string;
	draft: WorkflowDraft;
	/** Made once: filling in the defaults of all parameters takes longer than a run. */
	template: Workflow;
}

export interface ShippedOptions {
	nodeTypes: INodeTypes;
	settings: Record<string, string>;
	edit?: Edit;
	credentials: Map<string, StoredCredential>;
}

/** By name. */
export function shippedWorkflows(options: ShippedOptions): Map<string, ShippedWorkflow> {
	const { nodeTypes, settings, edit, credentials } = options;
	const files = readWorkflowFiles({ settings, edit });
	const ids = new Map(files.map(({ draft }, index) => [draft.name, `workflow${index + 1}`]));
	return new Map(
		files.map(({ draft }) => {
			const fill = (node: INode) => withCredentials(node, slotsOf(nodeTypes, node), credentials);
			const nodes = linkCalls(draft, ids)
				.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
				.map(fill)
				.map((node, index) => ({ ...node, id: `${ids.get(draft.name)}-${index}` }));
			const linked = { ...draft, nodes };
			const id = ids.get(draft.name) ?? '';
			return [draft.name, { id, draft: linked, template: workflowOf(id, linked, nodeTypes) }];
		}),
	);
}

function slotsOf(nodeTypes: INodeTypes, { type, typeVersion }: INode) {
	const { credentials = [] } = nodeTypes.getByNameAndVersion(type, typeVersion).description;
	return new Map([[type, credentials]]);
}

function workflowOf(
	id: string,
	{ name, nodes, connections, settings }: WorkflowDraft,
	nodeTypes: INodeTypes,
) {
	return new Workflow({ id, name, nodes: deepCopy(nodes), connections, active: true, nodeTypes, settings });
}

/** A workflow for one run: what runs may change is its own. */
export function forRun({ template }: ShippedWorkflow, staticData: IDataObject = {}): Workflow {
	const run: Workflow = Object.assign(Object.create(Workflow.prototype), template);
	run.staticData = ObservableObject.create(staticData, undefined, { ignoreEmptyOnFirstChild: true });
	const Expression = template.expression.constructor as new (workflow: Workflow) => Workflow['expression'];
	Object.assign(run, { expression: new Expression(run) });
	return run;
}
