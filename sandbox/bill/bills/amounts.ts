import { without } from '../../simulator/fields';
import { fromCents, toCents } from '../../simulator/money';
import { creditedCents, creditsOfBill } from '../credits/uses';
import type { Bill, Payment } from '../store/rows';
import type { World } from '../world/world';

/** Payment statuses in which BILL has the payer's money: the bill counts as paid. `status` is PAID from PROCESSED on. */
const PAID = ['PROCESSED', 'SENT', 'DELIVERED', 'PARTIALLY_CLAIMED', 'CLEARED'];
/** Statuses that no longer touch the bill. */
const OVER = ['CANCELED', 'VOIDED', 'FUNDING_FAILED_VOIDED'];

/** True when the payment takes nothing of the bill any more. */
export function isOver(payment: Payment): boolean {
	return OVER.includes(payment.singleStatus);
}

/** Cents the bill still owes: total minus what is scheduled and what is paid. */
export function dueCents(bill: Bill): number {
	return toCents(bill.dueAmount);
}

/** Cents of these payments that go to this bill. */
function centsFor(billId: string, payments: Payment[]): number {
	return payments
		.flatMap(({ billPayments }) => billPayments)
		.filter((part) => part.billId === billId)
		.reduce((sum, { amount }) => sum + toCents(amount), 0);
}

/** `PAID` and its like. Credits lower what has to be paid; they do not make a bill partly paid (assumed). */
function paymentStatusOf(
	cents: { payable: number; paid: number; credited: number },
	open: Payment[],
	partialLabel: string,
): string {
	const isCovered = cents.paid >= cents.payable && cents.paid + cents.credited > 0;
	if (isCovered) return 'PAID';
	if (cents.paid > 0) return partialLabel;
	if (open.length === 0) return 'UNPAID';
	return open.every((payment) => payment.singleStatus === 'SCHEDULED') ? 'SCHEDULED' : 'IN_PROCESS';
}

/**
 * The bill with its amounts and payment status as its payments and credits say. Amounts that are nothing are left out,
 * only `dueAmount` is always there. A returned payment still counts as scheduled, so that the bill cannot be paid twice
 * (assumed).
 */
export function withAmounts(world: World, bill: Bill): Bill {
	const payments = world.store.payments.find('billId', bill.id).filter((payment) => !isOver(payment));
	const open = payments.filter((payment) => !PAID.includes(payment.singleStatus));
	const scheduled = centsFor(bill.id, open);
	const paid = centsFor(bill.id, payments) - scheduled;
	const vendorCredits = creditsOfBill(world, bill.id);
	const credited = creditedCents(world, bill.id);
	const payable = toCents(bill.amount) - credited;
	return {
		...without(bill, 'paidAmount', 'scheduledAmount', 'creditAmount', 'vendorCredits'),
		...(paid > 0 ? { paidAmount: fromCents(paid) } : {}),
		...(scheduled > 0 ? { scheduledAmount: fromCents(scheduled) } : {}),
		...(credited > 0 ? { creditAmount: fromCents(credited), vendorCredits } : {}),
		dueAmount: fromCents(payable - paid - scheduled),
		paymentStatus: paymentStatusOf({ payable, paid, credited }, open, world.switches.partialLabel),
	};
}
