import sortBy from 'lodash/sortBy';
import type { IDataObject } from 'n8n-workflow';
import { isKeyInBulkNumber } from '../../../../shared/keys';
import { billIdsOf, centsFor } from '../../../records/paidBills';
import { textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { readBills } from '../../bill/find/readBills';
import { isSameInvoice } from '../find/invoiceOfBill';
import { listPayments, paymentsMade } from '../find/paymentCalls';
import { isLive } from '../find/paymentState';
import { postCancel } from '../stopPayment';
import { sendTrusted } from '../../session/trust';
import { paymentsOfCalls } from './sharedPaymentCalls';
import { type BulkPaymentDraft, refuserFor } from './sharedPaymentDraft';

/**
 * How long before this run another one may have paid the same invoices: as long as a row is lent to a run. A run that begins
 * later finds the vendor linked, and with it the bill.
 */
export const MOMENT_MS = 15 * 60_000;

/**
 * Live payments of the same keys for another bill of the same invoice: where BILL allows a number twice, or has made the vendor
 * twice, two runs may each have made a bill and now pay it. Costs a call only where `payments` holds one of these keys for a bill
 * that is none of the drafts'.
 *
 * @returns the oldest for each draft that has one, with the bill of this invoice as `billId`
 */
export async function paidOtherwise(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	payments: IDataObject[],
): Promise<Map<BulkPaymentDraft, IDataObject>> {
	const own = new Set(drafts.map(({ order }) => order.billId));
	const others = sortBy(
		payments.filter(
			(payment) =>
				isLive(payment) &&
				!billIdsOf(payment).some((id) => own.has(id)) &&
				drafts.some((draft) => isOfKey(payment, draft)),
		),
		['createdTime', 'id'],
	);
	if (others.length === 0) return new Map();
	const bills = await readBills(client, others.flatMap(billIdsOf));
	return new Map(
		drafts.flatMap((draft): Array<[BulkPaymentDraft, IDataObject]> => {
			const { bill = {}, order } = draft;
			const isSame = (otherId: string, payment: IDataObject) =>
				isSameInvoice(bill, bills.get(otherId) ?? {}) && centsFor(payment, otherId) === order.amountCents;
			const [found] = others
				.filter((payment) => isOfKey(payment, draft))
				.flatMap((payment) => {
					const billId = billIdsOf(payment).find((id) => isSame(id, payment));
					return billId === undefined ? [] : [{ ...payment, billId }];
				});
			return found ? [[draft, found]] : [];
		}),
	);
}

/**
 * The same once the payments are made: also among those that came in other company, for one more call for each 100 vendors, and
 * among all payments of the moment, for one more. The oldest payment of a key stays; only one that this run has just made is ever
 * cancelled.
 *
 * @returns what becomes of each draft that somebody else paid before
 */
export async function keepOldestTogether(
	client: BillClient,
	paid: Array<{ draft: BulkPaymentDraft; payment: IDataObject }>,
): Promise<Map<BulkPaymentDraft, IDataObject | Error>> {
	const drafts = paid.map(({ draft }) => draft);
	const [since = ''] = drafts.map(({ bill = {} }) => textOf(bill, 'createdTime')).sort();
	const [ofCalls, ofMoment, ofVendors] = await Promise.all([
		paymentsOfCalls(client, drafts),
		paymentsOfMoment(client.of(drafts[0]?.itemIndex), paid),
		listPayments(client, {
			field: 'vendorId',
			values: drafts.map(({ bill = {} }) => textOf(bill, 'vendorId')),
			filters: since ? [{ field: 'createdTime', op: 'gte', value: since }] : [],
		}),
	]);
	const others = await paidOtherwise(client, drafts, [...ofCalls, ...ofMoment, ...ofVendors]);
	const outcomes = new Map<BulkPaymentDraft, IDataObject | Error>();
	for (const { draft, payment } of paid) {
		const other = others.get(draft);
		const [oldest] = other ? sortBy([payment, other], ['createdTime', 'id']) : [];
		if (other && oldest === other) outcomes.set(draft, await cancelled(client, draft, payment, other));
	}
	return outcomes;
}

/** By the clock of BILL. A bill is older than its payment, so its time does as well. */
async function paymentsOfMoment(
	client: BillClient,
	paid: Array<{ draft: BulkPaymentDraft; payment: IDataObject }>,
): Promise<IDataObject[]> {
	const times = millisecondsOf(
		paid.map(
			({ draft, payment }) => textOf(payment, 'createdTime') || textOf(draft.bill ?? {}, 'createdTime'),
		),
	);
	if (times.length === 0) return [];
	return await paymentsMade(client, { sinceMs: Math.min(...times) - MOMENT_MS });
}

/** Times of BILL as milliseconds, those left out that are none. */
export function millisecondsOf(times: string[]): number[] {
	return times.map((time) => Date.parse(time)).filter((ms) => !Number.isNaN(ms));
}

async function cancelled(
	client: BillClient,
	draft: BulkPaymentDraft,
	payment: IDataObject,
	oldest: IDataObject,
): Promise<IDataObject | Error> {
	const [ownId, oldestId] = [textOf(payment, 'id'), textOf(oldest, 'id')];
	try {
		// A payment that BILL merged pays other bills as well.
		if (billIdsOf(payment).length !== 1) throw new Error('The payment pays several bills.');
		await sendTrusted(client, async () => await postCancel(client.of(draft.itemIndex), ownId));
		const duplicateBillId = draft.order.billId;
		return { ...oldest, outcome: 'existing', cancelledPaymentId: ownId, duplicateBillId };
	} catch {
		const what = `two payments with this Idempotency Key were made at the same moment, and the younger one was not cancelled: ${oldestId}, ${ownId}`;
		const fix = `Void ${ownId} in BILL; ${oldestId} stays.`;
		return refuserFor(client, draft)(
			{ reason: 'keyAmbiguous', what, fix },
			{ paymentIds: [oldestId, ownId] },
		);
	}
}

/** Whether a payment may be that of an item, alone or in any company; see `isKeyInBulkNumber`. */
export function isOfKey(payment: IDataObject, { order, transactionNumber }: BulkPaymentDraft): boolean {
	const number = textOf(payment, 'transactionNumber');
	return (
		[transactionNumber, order.transactionNumber].includes(number) ||
		isKeyInBulkNumber(number, order.idempotencyKey)
	);
}
