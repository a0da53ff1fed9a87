import { policyOfPath } from '../../approvals/policies';
import { deleted } from '../../route';
import type { Route } from '../../route';

/** DELETE /v3/bill-approvals/policies/{policyId} (R:deletepolicy). Final; bills it asked for keep their approvers (assumed). */
export const deletePolicy: Route = {
	base: 'connect',
	method: 'DELETE',
	path: '/v3/bill-approvals/policies/:policyId',
	guard: 'session',
	handle({ params, world }) {
		world.store.approvalPolicies.delete(policyOfPath(world, params.policyId).id);
		return deleted(world);
	},
};
