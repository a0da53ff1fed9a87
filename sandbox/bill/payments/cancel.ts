import { refusal } from '../refusals/refusal';
import type { Payment } from '../store/rows';
import type { World } from '../world/world';
import { moveTo } from './progress';

/** Asks BILL not to pay: only while the payment waits for its date. @throws Refusal BDC_9003 (placeholder) */
export function cancelPayment(world: World, payment: Payment): Payment {
	if (payment.singleStatus !== 'SCHEDULED')
		throw refusal('paymentStateWrong', `${payment.singleStatus} cannot be cancelled`);
	return moveTo(world, payment, 'CANCELLATION_IN_PROGRESS', { cancelRequestSubmitted: true });
}
