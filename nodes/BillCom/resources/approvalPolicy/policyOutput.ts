import type { Output } from '../../../shared/operation/outputShape';

/** A policy as BILL reads it out (field reports, 2026-11; the form of groups is assumed). */
export const policyOutput: Output = {
	shape: {
		approvers: {
			groups: [{ groupId: 'text', groupName: 'text' }],
			users: [{ fullName: 'text', userId: 'text' }],
		},
		id: 'text',
		policyName: 'text',
		rules: [{ key: 'text', op: 'text', values: [{ displayName: 'text', value: 'text' }] }],
		status: 'text',
	},
};
