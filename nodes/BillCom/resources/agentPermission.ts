import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { assertPermitted, type Permission, permissionField } from '../../shared/agentPermission';

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

/** The switch of a permission. */
export function agentPermissionField(permission: AgentPermission): INodeProperties {
	return permissionField(PERMISSIONS[permission]);
}

/** Refuses what an agent asks for and nobody has allowed. */
export function assertAgentMay(ctx: IExecuteFunctions, permission: AgentPermission, itemIndex: number): void {
	assertPermitted(ctx, PERMISSIONS[permission], itemIndex);
}
