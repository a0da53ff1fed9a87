import { Refusal } from '../refusals/refusal';
import { publishFailedPayment } from './paymentEvents';
import type { FailedPayment } from './paymentEvents';
import type { World } from '../world/world';

/** Business rules answer so (422); a call that is wrong in itself is told nobody else (assumed). */
const BUSINESS_STATUS = 422;

/** Does the work; where a business rule forbids the payment, subscribers to `payment.failed` hear of it as well. */
export function tellingOfFailure<T>(world: World, about: Omit<FailedPayment, 'refused'>, work: () => T): T {
	try {
		return work();
	} catch (refused) {
		if (refused instanceof Refusal && refused.status === BUSINESS_STATUS)
			publishFailedPayment(world, { ...about, refused });
		throw refused;
	}
}
