import type { IDataObject } from 'n8n-workflow';
import { formatCents } from '../../../../shared/money';
import type { Objection, FailedCheckError } from '../../../operation/failure';
import { billIdsOf, centsFor } from '../../../records/paidBills';
import { textOf } from '../../../records/record';
import { liveIn, statusOf } from './paymentState';

/** Turns what stands against a payment into an error that names the bill and the item. */
export type Refuse = (refusal: Objection, facts?: IDataObject) => FailedCheckError;

/** What a payment is for; the same key must not mean another one. */
interface Wanted {
	billId: string;
	amountCents: number;
}

/**
 * The one payment of a key that was not taken back, out of all that BILL holds for it; undefined when there is none. A
 * failed one beside a live one does not count.
 *
 * @throws FailedCheckError paymentTakenBack, keyAmbiguous, keyUsedForAnother
 */
export function livePaymentIn(
	payments: IDataObject[],
	wanted: Wanted,
	refuse: Refuse,
): IDataObject | undefined {
	const [live, ...more] = liveIn(payments);
	const ids = payments.map((payment) => textOf(payment, 'id'));
	if (!live) {
		const [undone] = payments;
		if (!undone) return undefined;
		throw refuse(
			{
				reason: 'paymentTakenBack',
				what: `the payment ${textOf(undone, 'id')} with this Idempotency Key is ${statusOf(undone)}`,
				fix: 'To pay again, use a new Idempotency Key, such as the ID of a new approval.',
			},
			{ paymentIds: ids },
		);
	}
	if (more.length > 0) {
		const what = `BILL has ${more.length + 1} payments with this Idempotency Key: ${ids.join(', ')}`;
		throw refuse({ reason: 'keyAmbiguous', what, fix: 'Void the wrong ones in BILL.' }, { paymentIds: ids });
	}
	assertSamePayment(live, wanted, refuse);
	return live;
}

/** The same key for another bill or amount is a mistake in the key, and returning that payment would hide it. */
function assertSamePayment(payment: IDataObject, { billId, amountCents }: Wanted, refuse: Refuse): void {
	const billIds = billIdsOf(payment);
	const cents = centsFor(payment, billId);
	const isOtherBill = billIds.length > 0 && !billIds.includes(billId);
	const isOtherAmount = cents !== undefined && cents !== amountCents;
	if (!isOtherBill && !isOtherAmount) return;
	const paymentId = textOf(payment, 'id');
	const paid = isOtherBill ? `bill ${billIds.join(', ')}` : formatCents(cents ?? 0);
	const wanted = isOtherBill ? '' : `, not ${formatCents(amountCents)}`;
	throw refuse(
		{
			reason: 'keyUsedForAnother',
			what: `this Idempotency Key already paid ${paid}${wanted} (payment ${paymentId})`,
			fix: 'Use a different key for each payment.',
		},
		{ paymentIds: [paymentId] },
	);
}
