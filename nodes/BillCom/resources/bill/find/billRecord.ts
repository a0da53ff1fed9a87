import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../../shared/money';
import { objectOf, textOf } from '../../../records/record';

/** The invoice number of a bill, as BILL keeps it. */
export function invoiceNumberOf(bill: IDataObject): string {
	return textOf(objectOf(bill, 'invoice'), 'invoiceNumber');
}

/** What money has touched a bill, in words; undefined while none has. Unknown states count as touched. */
export function touchedByMoney(bill: IDataObject): string | undefined {
	const status = textOf(bill, 'paymentStatus');
	const amounts = [
		['paid', toCents(bill.paidAmount)],
		['scheduled', toCents(bill.scheduledAmount)],
	] as const;
	const moved = amounts.flatMap(([what, cents]) => (cents ? [`${formatCents(cents)} ${what}`] : []));
	if (status === 'UNPAID' && moved.length === 0) return undefined;
	return [`its payment status is ${status || 'not known'}`, ...moved].join(', ');
}
