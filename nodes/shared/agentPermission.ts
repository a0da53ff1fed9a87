import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** What an AI agent may do only where a person has switched it on: the parameter and its words. */
export interface Permission {
	name: string;
	label: string;
	/** Continues "Whether an AI agent may …" and "an agent asked to …". */
	what: string;
}

/** The switch. It takes no expression, so that no agent can fill it. */
export function permissionField({ name, label, what }: Permission): INodeProperties {
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
export function assertPermitted(
	ctx: IExecuteFunctions,
	{ name, label, what }: Permission,
	itemIndex: number,
): void {
	if (!isAgentTool(ctx) || ctx.getNode().parameters[name] === true) return;
	const message = `An agent asked to ${what}, and nobody has allowed it. Switch on ${label}, or have a person do it.`;
	throw new NodeOperationError(ctx.getNode(), message, { itemIndex, level: 'warning' });
}
