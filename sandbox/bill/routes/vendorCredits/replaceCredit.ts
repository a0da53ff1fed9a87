import { creditOfPath, creditView, replaceCredit } from '../../credits/credits';
import { replacedCreditSchema } from '../../credits/draft';
import type { NewCredit } from '../../credits/draft';
import { ok } from '../../route';
import type { Route } from '../../route';

/** PUT /v3/vendor-credits/{vendorCreditId} (R:replacevendorcredit). */
export const replaceCreditRoute: Route<NewCredit> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/vendor-credits/:vendorCreditId',
	guard: 'session',
	bodySchema: replacedCreditSchema,
	handle: ({ body, params, world }) =>
		ok(creditView(world, replaceCredit(world, creditOfPath(world, params.vendorCreditId), body))),
};
