/** What a clerk does in BILL's web app. */
import { moveTo } from '../../../sandbox/bill/payments/progress';
import type { World } from '../../../sandbox/bill/world/world';

/** Voids the live payment of a bill with this number. Returns whether there was one. */
export function voidedFor(world: World, invoiceNumber: string): boolean {
	const bills = world.store.bills.all().filter(({ invoice }) => invoice.invoiceNumber === invoiceNumber);
	const ids = new Set(bills.map(({ id }) => id));
	const payment = world.store.payments
		.all()
		.find(
			({ singleStatus, billPayments }) =>
				billPayments.some(({ billId }) => ids.has(billId)) &&
				['SENT', 'PROCESSED', 'DELIVERED', 'CLEARED'].includes(singleStatus),
		);
	if (!payment) return false;
	moveTo(world, payment, 'VOIDED', {
		voidInfo: [{ voidDate: '2026-11-30', voidReason: 'By hand', voidedBy: 'clerk' }],
	});
	return true;
}
