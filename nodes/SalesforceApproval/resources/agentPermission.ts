import type { Permission } from '../../shared/agentPermission';

const PERMISSIONS = {
	decide: {
		name: 'agentMayDecide',
		label: 'Let the Agent Decide',
		what: 'decide on approvals, or who decides, with this tool',
	},
	write: {
		name: 'agentMayWrite',
		label: 'Let the Agent Write',
		what: 'change records or publish events in Salesforce with this tool',
	},
} satisfies Record<string, Permission>;

/** What an agent must be allowed to do. Reading, and submitting as the process foresees it, are open to agents. */
export type AgentPermission = keyof typeof PERMISSIONS;

/** The switch of a permission and its words. */
export function agentPermission(name: AgentPermission): Permission {
	return PERMISSIONS[name];
}
