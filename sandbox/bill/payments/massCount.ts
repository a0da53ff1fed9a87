import type { MassPayment, MassPaymentEntry } from '../store/payingRows';

/** How many bills of a mass payment are in which state. */
export function massPaymentCount({ payments }: MassPayment) {
	const of = (status: MassPaymentEntry['status']) =>
		payments.filter((entry) => entry.status === status).length;
	return {
		scheduled: of('SCHEDULED'),
		failed: of('FAILED'),
		completed: of('COMPLETED'),
		total: payments.length,
	};
}
