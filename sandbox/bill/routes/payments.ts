import type { Static } from '@sinclair/typebox';
import { without } from '../../simulator/fields';
import { fromCents } from '../../simulator/money';
import {
	bulkPaymentSchema,
	massPaymentSchema,
	paymentSchema,
	ratesSchema,
	voidSchema,
} from '../bodies/payment';
import type { PaymentDraft, RateQuery, SeveralPayments } from '../bodies/payment';
import { quoteRates } from '../currencies/exchangeRates';
import { downloadLink } from '../files/files';
import { listPage, single } from '../lists/listPage';
import { createBulkPayment } from '../payments/bulk';
import { checkImageBytes, requireCashedCheck } from '../payments/checkImage';
import { bankReason, cardReason } from '../payments/funding';
import { paymentFields } from '../payments/listFields';
import { createMassPayment, massPaymentOfPath, massPaymentView } from '../payments/mass';
import { createPayment, paymentOfPath, tellingOfFailure } from '../payments/payments';
import { cancelPayment, voidPayment } from '../payments/takeBack';
import { refusal } from '../refusals/refusal';
import type { Payment } from '../store/rows';
import { isoDate, nextBusinessDay } from '../values/dates';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const listPayments: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments',
	guard: 'session',
	handle({ query, world }) {
		const source = {
			collection: world.store.payments,
			fields: paymentFields,
			view: (payment: Payment) => payment,
		};
		return ok(listPage(source, query, world.switches));
	},
};

/**
 * Models trust, funding by bank, card, wallet and AP card, approval, overpaying, business days, exchange rates,
 * vendor credits and purposes; refusals see createPayment. Not modelled: fees, balances, roles.
 */
const createPaymentRoute: Route<PaymentDraft> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments',
	guard: 'session',
	bodySchema: paymentSchema,
	handle({ body, session, world }) {
		const bills = body.billId === undefined ? [] : [{ id: body.billId, amount: body.amount }];
		const failure = { bills, terms: body, createdBy: session.userId };
		const payment = tellingOfFailure(world, failure, () => createPayment(world, session, body));
		return { status: world.switches.createStatus, body: payment };
	},
};

/**
 * R:createbulkpayment. Up to 50 existing bills, all or none; a vendor with `combinePayments` gets one payment for up
 * to 35. The answer is unknown: the payments as an array (assumed), or as `results`.
 */
const createBulkPaymentRoute: Route<SeveralPayments> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/bulk',
	guard: 'session',
	bodySchema: bulkPaymentSchema,
	handle({ body, session, world }) {
		const bills = body.payments.map(({ billId, amount }) => ({ id: billId, amount }));
		const failure = { bills, terms: body, createdBy: session.userId };
		const payments = tellingOfFailure(world, failure, () => createBulkPayment(world, session, body));
		const { bulkPaymentAnswer, createStatus } = world.switches;
		return { status: createStatus, body: bulkPaymentAnswer === 'array' ? payments : { results: payments } };
	},
};

/**
 * R:createmasspayment. Up to 2000 bills, paid in the background one by one; answers `paymentBatchId` and counts,
 * status 200 (assumed). Only what is said for all bills is refused at once.
 */
const createMassPaymentRoute: Route<SeveralPayments> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/mass',
	guard: 'session',
	bodySchema: massPaymentSchema,
	handle: ({ body, session, world }) =>
		ok(without(massPaymentView(createMassPayment(world, session, body)), 'payments')),
};

/** R:getmasspayment. A completed entry has its payment's id. */
const readMassPayment: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/mass/:paymentBatchId',
	guard: 'session',
	handle: ({ params, world }) => ok(massPaymentView(massPaymentOfPath(world, params.paymentBatchId))),
};

/** GET /v3/payments/exchange-rate?vendorId=&amount= (R:getexchangerate). One quote with its batch id, flat (assumed). */
const readExchangeRate: Route = {
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

/** R:getexchangerates. Several vendors under one batch id; both forms are assumed. */
const readExchangeRates: Route<RateQuery[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/exchange-rate',
	guard: 'session',
	bodySchema: ratesSchema,
	handle: ({ body, world }) => ok(quoteRates(world, body)),
};

/** Percent of the amount a card costs. Assumed. */
const CARD_FEE_RATE = 2.9;

/** How one account could pay: when it would arrive and what it costs, or why it cannot. */
function option(reason: string | undefined, deliveryDate: string, feeInfo: { amount: number; rate: number }) {
	return reason === undefined ? { available: true, deliveryDate, feeInfo } : { available: false, reason };
}

/**
 * docs/vendor-payment-options. Which of the organization's banks and cards could pay this vendor, for the caller.
 * `amount` answers as text, as in the sample. Fee, delivery time (two business days, cards one) and the words of
 * `reason` are assumed. Not modelled: wallet, AP cards, limits of the vendor.
 */
const readPaymentOptions: Route = {
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

/** Not modelled: check numbers, tracking, exchange rates. */
const readPayment: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/:paymentId',
	guard: 'session',
	handle: ({ params, world }) => ok(paymentOfPath(world, params.paymentId)),
};

/**
 * R:getcheckimagedata. Where the picture of a cashed check is. Not modelled: the half hour until BILL has asked the
 * bank again.
 */
const readCheckImage: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/:paymentId/check-image',
	guard: 'session',
	handle({ headers, params, world }) {
		const payment = paymentOfPath(world, params.paymentId);
		requireCashedCheck(payment);
		const link = downloadLink({ headers, world }, `CheckImageDownload?id=${payment.id}`);
		return ok({ downloadLink: link });
	},
};

/** GET of the `downloadLink` of a check: its bytes for whoever sends a valid `sessionId` header (address assumed). */
const downloadCheckImage: Route = {
	base: 'files',
	method: 'GET',
	path: '/CheckImageDownload',
	guard: 'open',
	handle({ headers, query, world }) {
		world.sessions.requireById(String(headers.sessionid ?? ''));
		requireCashedCheck(paymentOfPath(world, single(query, 'id') ?? ''));
		return ok(checkImageBytes());
	},
};

/**
 * Only while `singleStatus` is SCHEDULED; CANCELLATION_IN_PROGRESS until the next step, then CANCELED and the bill is
 * open again. Refuses anything else with BDC_9003 (placeholder).
 */
const cancelPaymentRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/:paymentId/cancel',
	guard: 'session',
	handle: ({ params, world }) => ok(cancelPayment(world, paymentOfPath(world, params.paymentId))),
};

/**
 * Voided at once, as the sandbox shows it; answers the voided payment. The words of `type` are placeholders. Not
 * modelled: the 90 days after which BILL voids a check by itself.
 */
const voidPaymentRoute: Route<Static<typeof voidSchema>> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/:paymentId/void',
	guard: 'session',
	bodySchema: voidSchema,
	handle: ({ body, params, session, world }) =>
		ok(voidPayment(world, session, paymentOfPath(world, params.paymentId), body)),
};

/** Payments. */
export const paymentsRoutes: Route[] = [
	listPayments,
	createPaymentRoute,
	createBulkPaymentRoute,
	createMassPaymentRoute,
	readMassPayment,
	readExchangeRate,
	readExchangeRates,
	readPaymentOptions,
	readPayment,
	readCheckImage,
	downloadCheckImage,
	cancelPaymentRoute,
	voidPaymentRoute,
];
