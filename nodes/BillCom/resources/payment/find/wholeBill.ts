import type { IDataObject } from 'n8n-workflow';
import { isKeyInBulkNumber } from '../../../../shared/keys';
import { toCents } from '../../../../shared/money';
import type { BillClient } from '../../../transport/client';
import { textOf } from '../../../records/record';
import { billIdsOf, centsFor } from '../../../records/paidBills';
import { listPayments } from './paymentCalls';
import type { Refuse } from './keyedPayment';
import { isUndone, liveIn, statusOf } from './paymentState';
import type { Objection } from '../../../operation/failure';

/** What somebody wants to pay, with a key. */
interface Wanted {
	billId: string;
	amountCents: number;
	creditCents: number;
	transactionNumber: string;
	idempotencyKey: string;
	returnsPayment: boolean;
	/** The payment this one takes the place of; empty where there is none. */
	replacedPaymentId: string;
}

/** The payments of some bills by bill, whatever became of them. BILL filters payments by vendor and not by bill. */
export async function paymentsOfBills(
	client: BillClient,
	bills: IDataObject[],
): Promise<Map<string, IDataObject[]>> {
	const vendorIds = [...new Set(bills.map((bill) => textOf(bill, 'vendorId')))];
	const [since = ''] = bills.map((bill) => textOf(bill, 'createdTime')).sort();
	const payments = await listPayments(client, {
		field: 'vendorId',
		values: vendorIds,
		filters: since ? [{ field: 'createdTime', op: 'gte', value: since }] : [],
	});
	return new Map(
		bills.map((bill): [string, IDataObject[]] => {
			const billId = textOf(bill, 'id');
			return [billId, payments.filter((payment) => billIdsOf(payment).includes(billId))];
		}),
	);
}

/**
 * The one live payment that pays the whole of a bill with this amount, whoever made it: a whole bill is its own key. A
 * payment that was taken back does not count, and a part is somebody else's.
 *
 * @param why what stands against paying the bill
 * @throws FailedCheckError with the reason of `why` when several payments pay the bill
 */
export function paymentOfWhole(
	bill: IDataObject,
	payments: IDataObject[],
	{ billId, amountCents, creditCents, returnsPayment }: Wanted,
	why: Objection,
	refuse: Refuse,
): IDataObject | undefined {
	if (!returnsPayment || !isCovered(bill, amountCents + creditCents)) return undefined;
	const live = liveIn(payments);
	const [payment, ...others] = live;
	if (others.length > 0) {
		const paymentIds = live.map((one) => textOf(one, 'id'));
		const what = `${paymentIds.length} payments already pay the bill: ${paymentIds.join(', ')}`;
		throw refuse({ ...why, what, fix: 'Check them in BILL. Nothing was sent.' }, { paymentIds });
	}
	return payment && centsFor(payment, billId) === amountCents ? payment : undefined;
}

/** Whether a payment was made, or taken back, since BILL has the bill: then its payments are worth a look. */
export function isChangedSinceMade(bill: IDataObject): boolean {
	const [made, changed] = [textOf(bill, 'createdTime'), textOf(bill, 'updatedTime')];
	return made === '' || made !== changed;
}

/**
 * Refuses a key whose payment was taken back, alone or in any company.
 *
 * @throws FailedCheckError paymentTakenBack
 */
export function assertNotTakenBack(payments: IDataObject[], wanted: Wanted, refuse: Refuse): void {
	const undone = payments.find((payment) => {
		const number = textOf(payment, 'transactionNumber');
		const isOfKey = number === wanted.transactionNumber || isKeyInBulkNumber(number, wanted.idempotencyKey);
		// The number of a call may seem to hold a key that it does not, so what is known to be replaced is left out.
		return isUndone(payment) && isOfKey && textOf(payment, 'id') !== wanted.replacedPaymentId;
	});
	if (!undone) return;
	throw refuse(
		{
			reason: 'paymentTakenBack',
			what: `the payment ${textOf(undone, 'id')} with this Idempotency Key is ${statusOf(undone)}`,
			fix: 'To pay again, use a new Idempotency Key, such as the ID of a new approval.',
		},
		{ paymentIds: [textOf(undone, 'id')] },
	);
}

/** Whether the bill owes nothing more. Where BILL does not tell what is due, the amount has to be all of it. */
function isCovered(bill: IDataObject, cents: number): boolean {
	const due = toCents(bill.dueAmount);
	if (due !== undefined) return due <= 0;
	return toCents(bill.amount) === cents + (toCents(bill.creditAmount) ?? 0);
}
