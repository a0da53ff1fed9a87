import type { IExecuteFunctions } from 'n8n-workflow';
import {
	agentReason,
	agentRefusal,
	type AgentRules,
	isPermitted,
	type Permission,
} from '../../shared/operation/agentPermission';
import { FailedCheckError } from './failure';

/** Reading is open to agents; each of these has to be switched on. */
export const PERMISSIONS = {
	pay: {
		name: 'agentMayPay',
		label: 'Let the Agent Pay',
		what: 'move real money with this tool, including bills that BILL pays automatically',
	},
	changeBankDetails: {
		name: 'agentMayChangeBankDetails',
		label: 'Let the Agent Change Bank Details',
		what: 'use this tool to change where payments to a vendor go (bank account, network, name, address, email, phone, tax ID, account number)',
	},
	decide: {
		name: 'agentMayDecide',
		label: 'Let the Agent Decide',
		what: 'decide on approvals, or change who decides, with this tool',
	},
	write: { name: 'agentMayWrite', label: 'Let the Agent Write', what: 'change data in BILL with this tool' },
	anything: {
		name: 'agentMayChangeAnything',
		label: 'Let the Agent Change Anything',
		what: 'make any change in BILL with this tool, including payments, bank details and approvals, without a limit',
	},
} satisfies Record<string, Permission>;

/** Name of a permission. */
export type AgentPermission = keyof typeof PERMISSIONS;

/** What an operation says about agents. */
export type BillAgentRules = AgentRules<AgentPermission>;

/** Whether whoever runs the node may do this. */
export function isAgentAllowed(
	ctx: Pick<IExecuteFunctions, 'getNode'>,
	permission: AgentPermission,
): boolean {
	return isPermitted(ctx, PERMISSIONS[permission]);
}

/**
 * Refuses what an agent asks for and nobody has allowed.
 *
 * @param because what makes this call need the permission, where not every call of the operation does
 * @throws FailedCheckError `agentNotPermitted`
 */
export function assertAgentMay(
	ctx: Pick<IExecuteFunctions, 'getNode'>,
	permission: AgentPermission,
	itemIndex: number | undefined,
	because = '',
): void {
	const known = PERMISSIONS[permission];
	if (isPermitted(ctx, known)) return;
	const { reason, ...facts } = agentReason(known);
	throw new FailedCheckError(ctx.getNode(), reason, agentRefusal(known, because), itemIndex, facts);
}
