import { changeCredit, creditOfPath, creditView } from '../../credits/credits';
import { creditChangeSchema } from '../../credits/draft';
import type { CreditDraft } from '../../credits/draft';
import { ok } from '../../route';
import type { Route } from '../../route';

/** PATCH /v3/vendor-credits/{vendorCreditId} (R:updatevendorcredit). Lines as those of bills. */
export const changeCreditRoute: Route<CreditDraft> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/vendor-credits/:vendorCreditId',
	guard: 'session',
	bodySchema: creditChangeSchema,
	handle: ({ body, params, world }) =>
		ok(creditView(world, changeCredit(world, creditOfPath(world, params.vendorCreditId), body))),
};
