import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import {
	agentReason,
	agentRefusal,
	isPermitted,
	type Permission,
} from '../../shared/operation/agentPermission';
import { withDetails } from '../../shared/operation/failedItem';

/** Reading is open to agents; each of these has to be switched on. */
export const PERMISSIONS = {
	decide: {
		name: 'agentMayDecide',
		label: 'Let the Agent Decide',
		what: 'decide on approvals, or change who decides, with this tool',
	},
	write: {
		name: 'agentMayWrite',
		label: 'Let the Agent Write',
		what: 'change records, submit them for approval or publish events in Salesforce with this tool',
	},
} satisfies Record<string, Permission>;

/** Name of a permission. */
export type AgentPermission = keyof typeof PERMISSIONS;

/** Refuses what an agent asks for and nobody has allowed. */
export function assertAgentMay(ctx: IExecuteFunctions, permission: AgentPermission, itemIndex: number): void {
	const known = PERMISSIONS[permission];
	if (isPermitted(ctx, known)) return;
	const refusal = new NodeOperationError(ctx.getNode(), agentRefusal(known), { itemIndex, level: 'warning' });
	throw withDetails(refusal, agentReason(known));
}
