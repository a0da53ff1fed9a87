import { downloadLink } from '../../files/downloadLink';
import { organizationOfPath } from '../../organizations/organizations';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/organizations/{organizationId}/billing-statements/{billingStatementId}. The link needs the header `sessionId`. */
export const readBillingStatement: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/billing-statements/:billingStatementId',
	guard: 'session',
	handle(call) {
		const { params, session, world } = call;
		organizationOfPath(world, session, params.organizationId);
		const statement = world.store.billingStatements.get(params.billingStatementId);
		if (!statement) throw refusal('objectUnknown', params.billingStatementId);
		const { id } = statement;
		return ok({ id, downloadLink: downloadLink(call, `BillingStatement?id=${id}`) });
	},
};
