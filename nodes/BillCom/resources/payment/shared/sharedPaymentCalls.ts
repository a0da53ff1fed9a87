import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { isStoredRecord, recordsOf, textOf, withoutEmpty } from '../../../records/record';
import type { BulkPaymentDraft } from './sharedPaymentDraft';
import { billIdsOf } from '../../../records/paidBills';
import { findPayments } from '../find/paymentCalls';
import { thatCount } from '../find/paymentState';

/**
 * POST the bills of one call, all of them or none. Sent once, never repeated by itself. Returns BILL's payments in the
 * order of the drafts, undefined where the answer names none for a bill; a merged payment stands for each of its bills.
 */
export async function postBulkPayment(
	client: BillClient,
	drafts: BulkPaymentDraft[],
): Promise<Array<IDataObject | undefined>> {
	const [first] = drafts;
	if (!first) return [];
	const { order, transactionNumber, itemIndex } = first;
	const { fundingAccount, processDate, more, processingOptions } = order;
	const payments = await client.request({
		intent: drafts.length > 1 ? `pay ${drafts.length} bills` : `pay the bill ${order.billId}`,
		method: 'POST',
		path: '/v3/payments/bulk',
		body: {
			...withoutEmpty({ processDate, transactionNumber, processingOptions, ...more }),
			fundingAccount: withoutEmpty(fundingAccount),
			payments: drafts.map(({ body }) => body),
		},
		itemIndex,
		isAnswered: (body) => recordsOf(body, 'payments').some(isStoredRecord),
		decode: (body) => recordsOf(body, 'payments'),
	});
	return drafts.map((draft) => payments.find((payment) => billIdsOf(payment).includes(draft.order.billId)));
}

/**
 * The payments BILL holds for the calls of these items, by key of the item: one list for each call. A merged payment
 * stands for each of its bills. Of several, a live one counts more than one that failed or was taken back.
 */
export async function findPaidTogether(
	client: BillClient,
	drafts: BulkPaymentDraft[],
): Promise<Map<string, IDataObject>> {
	return assigned(drafts, await paymentsOfCalls(client, drafts));
}

/** All payments BILL holds for the calls of these items, whatever bills they pay. */
export async function paymentsOfCalls(
	client: BillClient,
	drafts: BulkPaymentDraft[],
): Promise<IDataObject[]> {
	const calls = new Map(drafts.map(({ transactionNumber, itemIndex }) => [transactionNumber, itemIndex]));
	const lists = await Promise.all(
		[...calls].map(async ([number, itemIndex]) => await findPayments(client.of(itemIndex), number)),
	);
	return lists.flat();
}

/** The payment of each item, by its key. */
export function assigned(drafts: BulkPaymentDraft[], payments: IDataObject[]): Map<string, IDataObject> {
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
