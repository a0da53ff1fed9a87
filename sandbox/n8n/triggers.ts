import type { INode } from 'n8n-workflow';

const CALLED = 'n8n-nodes-base.executeWorkflowTrigger';
/** Start nothing by themselves: a person, another workflow, or the failure of the workflow they stand in does. */
const STARTED = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.errorTrigger', CALLED];
/** The one trigger of n8n that is not called so. */
const WEBHOOK = 'n8n-nodes-base.webhook';

/** Whether a node starts a workflow when something happens outside: an event, a time, a call to its address. */
export function startsByItself({ type, disabled }: INode): boolean {
	return disabled !== true && !STARTED.includes(type) && (type === WEBHOOK || /trigger$/i.test(type));
}

/** Whether other workflows can call this one. */
export function isSubWorkflow(nodes: INode[]): boolean {
	return nodes.some(({ type, disabled }) => type === CALLED && disabled !== true);
}

/** Whether n8n runs a workflow only when it is published. It refuses to let an unpublished one be called, too. */
export function hasToBePublished(nodes: INode[]): boolean {
	return nodes.some(startsByItself) || isSubWorkflow(nodes);
}

/** Lower ones are published first: what reacts to payments has to listen before anything is paid. */
export function publishingRank(nodes: INode[]): number {
	const types = nodes.filter(startsByItself).map(({ type }) => type);
	if (types.length === 0) return isSubWorkflow(nodes) ? 0 : 3;
	if (types.some((type) => type.endsWith('.billComTrigger'))) return 1;
	return types.some((type) => type.endsWith('.salesforceApprovalTrigger')) ? 2 : 3;
}
