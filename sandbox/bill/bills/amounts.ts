import { fromCents, toCents } from '../money';
import type { Bill, Payment } from '../store/rows';
import { without } from '../without';
import type { World } from '../world';

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

function sumCents(payments: Payment[]): number {
	return payments.reduce((sum, payment) => sum + toCents(payment.amount), 0);
}

function paymentStatusOf(bill: Bill, paidCents: number, open: Payment[], partialLabel: string): string {
	if (paidCents > 0) return paidCents >= toCents(bill.amount) ? 'PAID' : partialLabel;
	if (open.length === 0) return 'UNPAID';
	return open.every((payment) => payment.singleStatus === 'SCHEDULED') ? 'SCHEDULED' : 'IN_PROCESS';
}

/**
 * The bill with its amounts and payment status as its payments say. Amounts that are nothing are left out, only
 * `dueAmount` is always there. A returned payment still counts as scheduled, so that the bill cannot be paid twice (assumed).
 */
export function withAmounts(world: World, bill: Bill): Bill {
	const payments = world.store.payments.find('billId', bill.id).filter((payment) => !isOver(payment));
	const open = payments.filter((payment) => !PAID.includes(payment.singleStatus));
	const paidCents = sumCents(payments) - sumCents(open);
	const scheduledCents = sumCents(open);
	return {
		...without(bill, 'paidAmount', 'scheduledAmount'),
		...(paidCents > 0 ? { paidAmount: fromCents(paidCents) } : {}),
		...(scheduledCents > 0 ? { scheduledAmount: fromCents(scheduledCents) } : {}),
		dueAmount: fromCents(toCents(bill.amount) - paidCents - scheduledCents),
		paymentStatus: paymentStatusOf(bill, paidCents, open, world.switches.partialLabel),
	};
}
