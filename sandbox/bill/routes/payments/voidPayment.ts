import { timestamp } from '../../clock';
import { paymentOfPath } from '../../payments/payments';
import { moveTo } from '../../payments/progress';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

/** From which statuses a payment can be voided; before, it is cancelled, after, it takes a person. */
const VOIDABLE = [
	'READY_TO_FUND',
	'FUNDING_STARTED',
	'PROCESSED',
	'SENT',
	'DELIVERED',
	'PARTIALLY_CLAIMED',
	'DISBURSEMENT_FAILED_ACTION_NEEDED',
];

/**
 * POST /v3/payments/{paymentId}/void. Voided at once, as the sandbox shows it; the bill is open again. The words of
 * `type` are placeholders. Not modelled: issuing the payment again.
 */
export const voidPayment: Route<{ type: string; reason: string }> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/:paymentId/void',
	guard: 'session',
	bodySchema: object({ type: filledText(), reason: filledText(4000) }, ['type', 'reason']),
	handle({ body, params, session, world }) {
		const payment = paymentOfPath(world, params.paymentId);
		if (!world.switches.voidTypes.includes(body.type))
			throw refusal('parameterInvalid', `type: ${body.type}`);
		if (!VOIDABLE.includes(payment.singleStatus))
			throw refusal('paymentStateWrong', `${payment.singleStatus} cannot be voided`);
		const voidInfo = [
			{ voidDate: timestamp(world.clock.now()), voidReason: body.reason, voidedBy: session.userId },
		];
		return ok(moveTo(world, payment, 'VOIDED', { voidInfo }));
	},
};
