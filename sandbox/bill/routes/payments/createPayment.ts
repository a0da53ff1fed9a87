import { paymentSchema } from '../../payments/draft';
import type { PaymentDraft } from '../../payments/draft';
import { tellingOfFailure } from '../../payments/failure';
import { createPayment } from '../../payments/payments';
import type { Route } from '../../route';

/**
 * POST /v3/payments. Models trust, funding by bank, card, wallet and AP card, approval, overpaying, business days,
 * exchange rates, vendor credits and purposes; refusals see createPayment. Not modelled: fees, balances, roles.
 */
export const createPaymentRoute: Route<PaymentDraft> = {
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
