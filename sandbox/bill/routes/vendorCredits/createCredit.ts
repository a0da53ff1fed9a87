import { createCredit, creditView } from '../../credits/credits';
import { newCreditSchema } from '../../credits/draft';
import type { NewCredit } from '../../credits/draft';
import type { Route } from '../../route';

/** POST /v3/vendor-credits (R:createvendorcredit). Not modelled: approvals of credits, currencies. */
export const createCreditRoute: Route<NewCredit> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendor-credits',
	guard: 'session',
	bodySchema: newCreditSchema,
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: creditView(world, createCredit(world, session, body)),
	}),
};
