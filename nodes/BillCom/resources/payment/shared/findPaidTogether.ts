import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../../records/record';
import type { BulkPaymentDraft } from './sharedPaymentDraft';
import { billIdsOf } from '../../../records/paidBills';
import { findPayments } from '../find/paymentCalls';
import { thatCount } from '../find/paymentState';
import type { BillClient } from '../../../transport/client';

/**
 * The payments BILL holds for the calls of these items, by key of the item: one list for each call. A merged payment
 * stands for each of its bills. Of several, a live one counts more than one that failed or was taken back.
 */
export async function findPaidTogether(
	client: BillClient,
	drafts: BulkPaymentDraft[],
): Promise<Map<string, IDataObject>> {
	const calls = new Map(drafts.map(({ transactionNumber, itemIndex }) => [transactionNumber, itemIndex]));
	const lists = await Promise.all(
		[...calls].map(async ([number, itemIndex]) => await findPayments(client.of(itemIndex), number)),
	);
	const payments = lists.flat();
	const paid = new Map<string, IDataObject>();
	for (const { key, order, transactionNumber } of drafts) {
		const ofBill = payments.filter(
			(payment) =>
				textOf(payment, 'transactionNumber') === transactionNumber &&
				billIdsOf(payment).includes(order.billId),
		);
		const [payment] = thatCount(ofBill);
		if (payment) paid.set(key, payment);
	}
	return paid;
}
