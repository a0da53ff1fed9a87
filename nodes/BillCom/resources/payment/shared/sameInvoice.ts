import sortBy from 'lodash/sortBy';
import type { IDataObject } from 'n8n-workflow';
import { isKeyInBulkNumber } from '../../../../shared/keys';
import { billIdsOf, centsFor } from '../../../records/paidBills';
import { textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { invoiceNumberOf } from '../../bill/find/billRecord';
import { readBills } from '../../bill/find/readBills';
import { listPayments } from '../find/paymentCalls';
import { isLive } from '../find/paymentState';
import { postCancel } from '../stopPayment';
import { sendTrusted } from '../../session/trust';
import { paymentsOfCalls } from './sharedPaymentCalls';
import { type BulkPaymentDraft, refuserFor } from './sharedPaymentDraft';

/**
 * Live payments of the same keys for another bill of the same invoice: where BILL allows a number twice, two runs may each have
 * made a bill and now pay it. Costs a call only where `payments` holds one for a bill that is none of the drafts'.
 *
 * @returns the oldest for each draft that has one
 */
export async function paidOtherwise(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	payments: IDataObject[],
): Promise<Map<BulkPaymentDraft, IDataObject>> {
	const own = new Set(drafts.map(({ order }) => order.billId));
	const others = sortBy(
		payments.filter((payment) => isLive(payment) && !billIdsOf(payment).some((id) => own.has(id))),
		['createdTime', 'id'],
	);
	if (others.length === 0) return new Map();
	const bills = await readBills(client, others.flatMap(billIdsOf));
	return new Map(
		drafts.flatMap((draft): Array<[BulkPaymentDraft, IDataObject]> => {
			const { bill = {}, order } = draft;
			const isSame = (otherId: string, payment: IDataObject) => {
				const other = bills.get(otherId) ?? {};
				return (
					invoiceNumberOf(bill) !== '' &&
					invoiceNumberOf(other) === invoiceNumberOf(bill) &&
					textOf(other, 'vendorId') === textOf(bill, 'vendorId') &&
					centsFor(payment, otherId) === order.amountCents
				);
			};
			const found = others.find(
				(payment) => isOfKey(payment, draft) && billIdsOf(payment).some((id) => isSame(id, payment)),
			);
			return found ? [[draft, found]] : [];
		}),
	);
}

/**
 * The same once the payments are made: also among those that came in other company, for one more call for each 100 vendors.
 * The oldest payment of a key stays; only one that this run has just made is ever cancelled.
 *
 * @returns what becomes of each draft that somebody else paid before
 */
export async function keepOldestTogether(
	client: BillClient,
	paid: Array<{ draft: BulkPaymentDraft; payment: IDataObject }>,
): Promise<Map<BulkPaymentDraft, IDataObject | Error>> {
	const drafts = paid.map(({ draft }) => draft);
	const [since = ''] = drafts.map(({ bill = {} }) => textOf(bill, 'createdTime')).sort();
	const [ofCalls, ofVendors] = await Promise.all([
		paymentsOfCalls(client, drafts),
		listPayments(client, {
			field: 'vendorId',
			values: drafts.map(({ bill = {} }) => textOf(bill, 'vendorId')),
			filters: since ? [{ field: 'createdTime', op: 'gte', value: since }] : [],
		}),
	]);
	const others = await paidOtherwise(client, drafts, [...ofCalls, ...ofVendors]);
	const outcomes = new Map<BulkPaymentDraft, IDataObject | Error>();
	for (const { draft, payment } of paid) {
		const other = others.get(draft);
		const [oldest] = other ? sortBy([payment, other], ['createdTime', 'id']) : [];
		if (other && oldest === other) outcomes.set(draft, await cancelled(client, draft, payment, other));
	}
	return outcomes;
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
		return { ...oldest, outcome: 'existing', cancelledPaymentId: ownId };
	} catch {
		const what = `two payments with this Idempotency Key were made at the same moment, and the younger one was not cancelled: ${oldestId}, ${ownId}`;
		const fix = `Void ${ownId} in BILL; ${oldestId} stays.`;
		return refuserFor(client, draft)(
			{ reason: 'keyAmbiguous', what, fix },
			{ paymentIds: [oldestId, ownId] },
		);
	}
}

function isOfKey(payment: IDataObject, { order, transactionNumber }: BulkPaymentDraft): boolean {
	const number = textOf(payment, 'transactionNumber');
	return (
		[transactionNumber, order.transactionNumber].includes(number) ||
		isKeyInBulkNumber(number, order.idempotencyKey)
	);
}
