import { nextBusinessDay } from '../../businessDays';
import { isoDate } from '../../clock';
import { single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * GET /v3/payments/options. Which funding accounts could pay this vendor. `amount` answers as text, as in the sample.
 * Not modelled: cards, fees, real delivery times (two business days are assumed).
 */
export const readPaymentOptions: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/options',
	guard: 'session',
	handle({ query, world }) {
		const vendorId = single(query, 'vendorId');
		const amount = single(query, 'amount');
		if (!vendorId) throw refusal('fieldInvalid', 'vendorId: must not be null');
		if (!amount || !(Number(amount) > 0)) throw refusal('fieldInvalid', 'amount: must be a positive number');
		if (!world.store.vendors.get(vendorId)) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
		const deliveryDate = nextBusinessDay(nextBusinessDay(isoDate(world.clock.now())));
		const banks = world.store.bankAccounts.all().map((account) => {
			const available = account.status === 'VERIFIED' && !account.archived;
			return {
				id: account.id,
				available,
				...(available ? { deliveryDate, feeInfo: { amount: 0, rate: 0 } } : { reason: account.status }),
			};
		});
		return ok({ vendorId, amount, fundingOptions: { cards: [], banks } });
	},
};
