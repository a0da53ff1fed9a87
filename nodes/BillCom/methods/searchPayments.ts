import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { formatCents, toCents } from '../../shared/money';
import { statusOf } from '../resources/payment/find/paymentState';
import { textOf } from '../records/record';
import { searchList } from './searchList';

/** Payments, newest first, by transaction number, or by vendor, amount, day and status as they are shown. */
export async function searchPayments(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = {
		intent: 'list payments',
		path: '/v3/payments',
		sort: 'createdTime:desc',
		label: paymentLabel,
		clauseFor: (value: string) => ({ field: 'transactionNumber', op: 'eq' as const, value }),
	};
	return await searchList(this, list, filter, cursor);
}

function paymentLabel(payment: IDataObject): string {
	const cents = toCents(payment.amount);
	const parts = [
		textOf(payment, 'vendorName'),
		cents === undefined ? '' : formatCents(cents),
		textOf(payment, 'processDate'),
		statusOf(payment),
		textOf(payment, 'transactionNumber'),
	];
	return parts.filter(Boolean).join(', ');
}
