import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What an AI agent may do only where a person has switched it on: the parameter and its words. */
export interface Permission {
	name: string;
	label: string;
	/** Continues "Whether an AI agent may …" and "an agent asked to …". */
	what: string;
}

/** What an operation says about agents. Where it says nothing, a Get is open and everything else needs Write. */
export interface AgentRules<Name extends string> {
	option: INodePropertyOptions;
	/** What a person must have allowed before an AI agent may use it; `none` where an agent can do no harm with it. */
	agentNeeds?: Name | 'none';
	/** What some of it needs besides, depending on what is asked; `execute` refuses that. */
	agentMayNeed?: Name[];
}

/** What an agent needs for whatever it asks of an operation; undefined where it is open to agents. */
export function agentNeedOf<Name extends string>({
	option,
	agentNeeds,
}: AgentRules<Name | 'write'>): Name | 'write' | undefined {
	if (agentNeeds !== undefined) return agentNeeds === 'none' ? undefined : agentNeeds;
	// A new operation is closed until somebody has thought about it.
	return String(option.value).startsWith('get') ? undefined : 'write';
}

/** All switches of an operation, the one it always needs first. */
export function agentNeedsOf<Name extends string>(rules: AgentRules<Name | 'write'>): Array<Name | 'write'> {
	const always = agentNeedOf(rules);
	return [...(always === undefined ? [] : [always]), ...(rules.agentMayNeed ?? [])];
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
export function isAgentTool(ctx: Pick<IExecuteFunctions, 'getNode'>): boolean {
	return ctx.getNode().type.endsWith('Tool');
}

/**
 * Whether whoever runs the node may do this: a person's workflow always, an agent where a person has switched it on. Read
 * from the node as it is stored: a workflow file that carries an expression all the same allows nothing.
 */
export function isPermitted(ctx: Pick<IExecuteFunctions, 'getNode'>, { name }: Permission): boolean {
	return !isAgentTool(ctx) || ctx.getNode().parameters[name] === true;
}

/**
 * Why an agent may not do this, and what a person can do about it.
 *
 * @param because what makes this call need the permission, where not every call of the operation does
 */
export function agentRefusal({ label, what }: Permission, because = ''): string {
	return `${because && `${because}. `}An agent asked to ${what}, which is not allowed. Switch on ${label}, or have a person do it.`;
}

/** What a workflow can branch on where an agent was refused. */
export function agentReason({ name }: Permission) {
	return { reason: 'agentNotPermitted', permission: name };
}
