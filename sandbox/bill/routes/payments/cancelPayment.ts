import { paymentOfPath } from '../../payments/payments';
import { moveTo } from '../../payments/progress';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * POST /v3/payments/{paymentId}/cancel. Only while `singleStatus` is SCHEDULED; CANCELLATION_IN_PROGRESS until the next
 * step, then CANCELED and the bill is open again. Refuses anything else with BDC_9003 (placeholder).
 */
export const cancelPayment: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/:paymentId/cancel',
	guard: 'session',
	handle({ params, world }) {
		const payment = paymentOfPath(world, params.paymentId);
		if (payment.singleStatus !== 'SCHEDULED')
			throw refusal('paymentStateWrong', `${payment.singleStatus} cannot be cancelled`);
		return ok(moveTo(world, payment, 'CANCELLATION_IN_PROGRESS', { cancelRequestSubmitted: true }));
	},
};
