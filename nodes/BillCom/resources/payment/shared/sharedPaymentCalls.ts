import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { isStoredRecord, toBillRecord, withoutEmpty } from '../../../records/record';
import type { BulkPaymentDraft } from './sharedPaymentDraft';
import { billIdsOf } from '../../../records/paidBills';

/**
 * POST the bills of one call, all of them or none. Sent once, never repeated by itself. Returns BILL's payments in the
 * order of the drafts, undefined where the answer names none for a bill; a merged payment stands for each of its bills.
 */
export async function postBulkPayment(
	ctx: BillContext,
	drafts: BulkPaymentDraft[],
): Promise<Array<IDataObject | undefined>> {
	const [first] = drafts;
	if (!first) return [];
	const { order, transactionNumber, itemIndex } = first;
	const { fundingAccount, processDate, more, processingOptions } = order;
	const payments = await billRequest(ctx, {
		intent: drafts.length > 1 ? `pay ${drafts.length} bills` : `pay the bill ${order.billId}`,
		method: 'POST',
		path: '/v3/payments/bulk',
		body: {
			...withoutEmpty({ processDate, transactionNumber, processingOptions, ...more }),
			fundingAccount: withoutEmpty(fundingAccount),
			payments: drafts.map(({ body }) => body),
		},
		itemIndex,
		isAnswered: (body) => rowsOf(body).some(isStoredRecord),
		decode: (body) => rowsOf(body).map(toBillRecord),
	});
	return drafts.map((draft) => payments.find((payment) => billIdsOf(payment).includes(draft.order.billId)));
}

/** The form of the answer is not documented: an array, or one inside an object. */
function rowsOf(body: unknown): unknown[] {
	if (Array.isArray(body)) return body;
	const { results, payments } = toBillRecord(body);
	if (Array.isArray(results)) return results;
	return Array.isArray(payments) ? payments : [];
}
