import { paymentSchema } from '../../payments/draft';
import type { PaymentDraft } from '../../payments/draft';
import { createPayment } from '../../payments/payments';
import { planStep, refreshBill } from '../../payments/progress';
import type { Route } from '../../route';
import { publishBill } from '../../webhooks/billEvents';
import { publishPayment } from '../../webhooks/paymentEvents';

/**
 * POST /v3/payments. Models trust, funding account, approval, overpaying and business days; refusals see createPayment.
 * Not modelled: fees, delivery dates, currencies, vendor credits, cards, `payment.failed` notifications.
 */
export const createPaymentRoute: Route<PaymentDraft> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments',
	guard: 'session',
	bodySchema: paymentSchema,
	handle({ body, session, world }) {
		const { payment, newBill } = createPayment(world, session, body);
		if (newBill) publishBill(world, 'bill.created', newBill);
		planStep(world, payment);
		if (world.switches.paymentUpdatedOnCreate) publishPayment(world, payment);
		refreshBill(world, payment.billId);
		return { status: world.switches.createStatus, body: payment };
	},
};
