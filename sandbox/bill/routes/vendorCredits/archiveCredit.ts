import { archiveCredit, creditOfPath, creditView } from '../../credits/credits';
import { ok } from '../../route';
import type { Route } from '../../route';

/** POST /v3/vendor-credits/{vendorCreditId}/archive (R:archivevendorcredit). There is no restore. */
export const archiveCreditRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendor-credits/:vendorCreditId/archive',
	guard: 'session',
	handle: ({ params, world }) =>
		ok(creditView(world, archiveCredit(world, creditOfPath(world, params.vendorCreditId)))),
};
