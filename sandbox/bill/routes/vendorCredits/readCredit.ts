import { creditOfPath, creditView } from '../../credits/credits';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/vendor-credits/{vendorCreditId} (R:getvendorcredit). */
export const readCredit: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendor-credits/:vendorCreditId',
	guard: 'session',
	handle: ({ params, world }) => ok(creditView(world, creditOfPath(world, params.vendorCreditId))),
};
