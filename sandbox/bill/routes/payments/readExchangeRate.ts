import { single } from '../../lists/listPage';
import { quoteRates } from '../../payments/exchangeRates';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/payments/exchange-rate?vendorId=&amount= (R:getexchangerate). One quote with its batch id, flat (assumed). */
export const readExchangeRate: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/exchange-rate',
	guard: 'session',
	handle({ query, world }) {
		const vendorId = single(query, 'vendorId');
		const amount = single(query, 'amount');
		if (!vendorId) throw refusal('fieldInvalid', 'vendorId: must not be null');
		if (!amount) throw refusal('fieldInvalid', 'amount: must not be null');
		const { exchangeRates, ...batch } = quoteRates(world, [{ vendorId, amount: Number(amount) }]);
		return ok({ ...batch, ...exchangeRates[0] });
	},
};
