import { policySchema, policyView, putPolicy } from '../../approvals/policies';
import type { PolicyDraft } from '../../approvals/policies';
import type { Route } from '../../route';

/** POST /v3/bill-approvals (R:createbillapprovalpolicy). Answers the form that is read. Not modelled: who may do it. */
export const createPolicy: Route<PolicyDraft> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bill-approvals',
	guard: 'session',
	bodySchema: policySchema,
	handle({ body, session, world }) {
		return {
			status: world.switches.createStatus,
			body: policyView(world, putPolicy(world, session, body)),
		};
	},
};
