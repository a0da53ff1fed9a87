import { paymentOfPath } from '../../payments/payments';
import { voidPayment } from '../../payments/void';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

/**
 * POST /v3/payments/{paymentId}/void. Voided at once, as the sandbox shows it; answers the voided payment. The words of
 * `type` are placeholders. Not modelled: the 90 days after which BILL voids a check by itself.
 */
export const voidPaymentRoute: Route<{ type: string; reason: string }> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/:paymentId/void',
	guard: 'session',
	bodySchema: object({ type: filledText(), reason: filledText(4000) }, ['type', 'reason']),
	handle: ({ body, params, session, world }) =>
		ok(voidPayment(world, session, paymentOfPath(world, params.paymentId), body)),
};
