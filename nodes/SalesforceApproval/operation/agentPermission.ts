import type { Permission } from '../../shared/operation/agentPermission';

const PERMISSIONS = {
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

/** Reading is open to agents; each of these has to be switched on. */
export type AgentPermission = keyof typeof PERMISSIONS;

/** The switch of a permission and its words. */
export function agentPermission(name: AgentPermission): Permission {
	return PERMISSIONS[name];
}
