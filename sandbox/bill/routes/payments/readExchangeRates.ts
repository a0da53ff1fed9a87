import { quoteRates } from '../../payments/exchangeRates';
import type { RateQuery } from '../../payments/exchangeRates';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, list, number, object } from '../../schema';

/** POST /v3/payments/exchange-rate (R:getexchangerates). Several vendors under one batch id; both forms are assumed. */
export const readExchangeRates: Route<RateQuery[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/exchange-rate',
	guard: 'session',
	bodySchema: list(object({ vendorId: filledText(), amount: number }, ['vendorId', 'amount']), 1),
	handle: ({ body, world }) => ok(quoteRates(world, body)),
};
