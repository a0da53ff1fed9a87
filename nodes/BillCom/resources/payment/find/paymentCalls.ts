import type { IDataObject } from 'n8n-workflow';
import { fromCents } from '../../../../shared/money';
import type { BillClient } from '../../../transport/client';
import type { FilterClause } from '../../../transport/filters';
import { rowsAmong } from '../../../records/rowsAmong';
import { isStoredRecord, textOf, toBillRecord, withoutEmpty } from '../../../records/record';

/** A payment ready to be sent; `processDate` empty means the next US business day. */
export interface PaymentDraft {
	billId: string;
	vendorId: string;
	amountCents: number;
	/** What the item says the amount is in; empty where it does not. */
	currency: string;
	fundingAccount: { type: string; id: string };
	processDate: string;
	transactionNumber: string;
	/** What the credits in `more` take off the bill, next to the amount. */
	creditCents: number;
	/** `description`, `cardFundingPurpose`, `exchangeRateBatchId`, `paymentPurpose`, `vendorCredits` as BILL calls them. */
	more: IDataObject;
	processingOptions: IDataObject;
}

/** GET one payment. */
export async function readPayment(client: BillClient, paymentId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the payment ${paymentId}`,
		method: 'GET',
		path: `/v3/payments/${encodeURIComponent(paymentId)}`,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** The payments with one of these values in a field, whatever became of them, oldest first within each list. */
export async function listPayments(
	client: BillClient,
	among: { field: 'id' | 'transactionNumber' | 'vendorId'; values: string[]; filters?: FilterClause[] },
): Promise<IDataObject[]> {
	return await rowsAmong(client, {
		...among,
		intent: `look for payments by ${among.values.length} values of ${among.field}`,
		path: '/v3/payments',
		sort: 'createdTime:asc',
	});
}

/** The payments that BILL made since a time, or between two, whatever became of them; times as milliseconds. */
export async function paymentsMade(
	client: BillClient,
	{ sinceMs, untilMs }: { sinceMs: number; untilMs?: number },
): Promise<IDataObject[]> {
	const time = (ms: number) => new Date(ms).toISOString();
	return await client.rows({
		intent: `look for the payments made since ${time(sinceMs)}`,
		path: '/v3/payments',
		filters: [
			{ field: 'createdTime', op: 'gte', value: time(sinceMs) },
			...(untilMs === undefined ? [] : [{ field: 'createdTime', op: 'lte' as const, value: time(untilMs) }]),
		],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
}

/** The payments that carry a transaction number, whatever became of them. */
export async function findPayments(client: BillClient, transactionNumber: string): Promise<IDataObject[]> {
	const payments = await client.rows({
		intent: `look for the payment ${transactionNumber}`,
		path: '/v3/payments',
		filters: [{ field: 'transactionNumber', op: 'eq', value: transactionNumber }],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
	return payments.filter((payment) => textOf(payment, 'transactionNumber') === transactionNumber);
}

/**
 * POST a payment. Sent once, never repeated by itself. Expect BDC_1361 without trust, BDC_1159 above what is due,
 * BDC_1151 for an account that cannot pay.
 */
export async function postPayment(client: BillClient, draft: PaymentDraft): Promise<IDataObject> {
	const { amountCents, billId, vendorId, fundingAccount, processDate, transactionNumber, more } = draft;
	return await client.request({
		intent: `pay the bill ${draft.billId}`,
		method: 'POST',
		path: '/v3/payments',
		body: {
			...withoutEmpty({ billId, vendorId, processDate, transactionNumber, ...more }),
			amount: fromCents(amountCents),
			fundingAccount: withoutEmpty(fundingAccount),
			// BILL wants the object even when it says nothing. It never makes the bill as well: only what a bill still owes
			// keeps two processes from paying twice.
			processingOptions: { createBill: false, ...draft.processingOptions },
		},
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}
