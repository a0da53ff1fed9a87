import { policyOfPath, policySchema, policyView, putPolicy } from '../../approvals/policies';
import type { PolicyDraft } from '../../approvals/policies';
import { ok } from '../../route';
import type { Route } from '../../route';

/** PUT /v3/bill-approvals/policies/{policyId} (R:updatebillapprovalpolicy). Takes the whole policy. */
export const replacePolicy: Route<PolicyDraft> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/bill-approvals/policies/:policyId',
	guard: 'session',
	bodySchema: policySchema,
	handle({ body, params, session, world }) {
		const { id } = policyOfPath(world, params.policyId);
		return ok(policyView(world, putPolicy(world, session, body, id)));
	},
};
