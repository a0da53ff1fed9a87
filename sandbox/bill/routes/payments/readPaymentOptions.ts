import { nextBusinessDay } from '../../businessDays';
import { isoDate } from '../../clock';
import { single } from '../../lists/listPage';
import { fromCents } from '../../money';
import { bankReason, cardReason } from '../../payments/funding';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** Percent of the amount a card costs. Assumed. */
const CARD_FEE_RATE = 2.9;

/** How one account could pay: when it would arrive and what it costs, or why it cannot. */
function option(reason: string | undefined, deliveryDate: string, feeInfo: { amount: number; rate: number }) {
	return reason === undefined ? { available: true, deliveryDate, feeInfo } : { available: false, reason };
}

/**
 * GET /v3/payments/options (docs/vendor-payment-options). Which of the organization's banks and cards could pay this
 * vendor, for the caller. `amount` answers as text, as in the sample. Fee, delivery time (two business days, cards one)
 * and the words of `reason` are assumed. Not modelled: wallet, AP cards, limits of the vendor.
 */
export const readPaymentOptions: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/options',
	guard: 'session',
	handle({ query, session, world }) {
		const vendorId = single(query, 'vendorId');
		const amount = single(query, 'amount');
		if (!vendorId) throw refusal('fieldInvalid', 'vendorId: must not be null');
		if (!amount || !(Number(amount) > 0)) throw refusal('fieldInvalid', 'amount: must be a positive number');
		if (!world.store.vendors.get(vendorId)) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
		const soon = nextBusinessDay(isoDate(world.clock.now()));
		const cardFee = { amount: fromCents(Math.round(Number(amount) * CARD_FEE_RATE)), rate: CARD_FEE_RATE };
		const banks = world.store.bankAccounts.all().map(({ id }) => ({
			id,
			...option(bankReason(world, id, session.userId), nextBusinessDay(soon), { amount: 0, rate: 0 }),
		}));
		const cards = world.store.cardAccounts.all().map(({ id, brand }) => ({
			id,
			brand,
			...option(cardReason(world, id, session.userId), soon, cardFee),
		}));
		return ok({ vendorId, amount, fundingOptions: { cards, banks } });
	},
};
