import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** What an AI agent may do only where a person has switched it on: the parameter and its words. */
interface Permission {
	name: string;
	label: string;
	/** Continues "Whether an AI agent may …" and "an agent asked to …". */
	what: string;
}

const PERMISSIONS = {
	pay: { name: 'agentMayPay', label: 'Let the Agent Pay', what: 'move real money with this tool' },
	changeBankDetails: {
		name: 'agentMayChangeBankDetails',
		label: 'Let the Agent Change Bank Details',
		what: 'change bank details with this tool',
	},
	decide: {
		name: 'agentMayDecide',
		label: 'Let the Agent Decide',
		what: 'decide on approvals, or who decides, with this tool',
	},
	write: { name: 'agentMayWrite', label: 'Let the Agent Write', what: 'change data in BILL with this tool' },
} satisfies Record<string, Permission>;

/** Reading, vendors and bills are open to agents; these are not. */
export type AgentPermission = keyof typeof PERMISSIONS;

/** The switch. It takes no expression, so that no agent can fill it. */
export function agentPermissionField(permission: AgentPermission): INodeProperties {
	const { name, label, what } = PERMISSIONS[permission];
	return {
		displayName: label,
		name,
		type: 'boolean',
		default: false,
		noDataExpression: true,
		displayOptions: { show: { '@tool': [true] } },
		description: `Whether an AI agent may ${what}`,
	};
}

/** Whether an agent runs the node as its tool. */
export function isAgentTool(ctx: IExecuteFunctions): boolean {
	return ctx.getNode().type.endsWith('Tool');
}

/**
 * Refuses what an agent asks for and nobody has allowed. Read from the node as it is stored: a workflow file that carries
 * an expression all the same is refused.
 */
export function assertAgentMay(ctx: IExecuteFunctions, permission: AgentPermission, itemIndex: number): void {
	const { name, label, what } = PERMISSIONS[permission];
	if (!isAgentTool(ctx) || ctx.getNode().parameters[name] === true) return;
	const message = `An agent asked to ${what}, and nobody has allowed it. Switch on ${label}, or have a person do it.`;
	throw new NodeOperationError(ctx.getNode(), message, { itemIndex, level: 'warning' });
}
