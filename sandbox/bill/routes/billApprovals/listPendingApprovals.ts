import { pendingFor } from '../../approvals/decisions';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * GET /v3/bill-approvals/pending-user-approvals (R:listbilluserapprovals). Bills the signed-in user decides on next; no
 * paging is documented. A sync token, which is a system user, gets BDC_1302 (reported by integrators).
 */
export const listPendingApprovals: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bill-approvals/pending-user-approvals',
	guard: 'session',
	handle({ session, world }) {
		if (session.kind === 'token') throw refusal('entityWrong', session.userId);
		const bills = pendingFor(world, session.userId).map(({ id, vendorId, amount, dueDate }) => ({
			billId: id,
			vendorId,
			amount,
			dueDate,
		}));
		return ok({ bills });
	},
};
