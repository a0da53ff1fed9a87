import { massPaymentCount } from '../payments/massCount';
import type { MassPayment } from '../store/payingRows';
import type { World } from '../world';

/** Tells subscribers how far a mass payment is (docs/ap-mass-payment-notification-payloads). */
export function publishMassPayment(world: World, batch: MassPayment): void {
	world.notifier.publish('mass-payment.updated', batch.id, {
		paymentBatchId: batch.id,
		batchStatus: batch.batchStatus,
		count: massPaymentCount(batch),
		updatedTime: batch.updatedTime,
	});
}
