import { policyView } from '../../approvals/policies';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/bill-approvals/policies (R:listbillapprovalpolicies). No paging is documented; `results` is assumed. */
export const listPolicies: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bill-approvals/policies',
	guard: 'session',
	handle: ({ world }) =>
		ok({ results: world.store.approvalPolicies.all().map((policy) => policyView(world, policy)) }),
};
