import type { IDataObject } from 'n8n-workflow';
import { FailedCheckError, type Objection } from '../../../operation/failure';
import { billIdsOf, centsFor } from '../../../records/paidBills';
import { textOf } from '../../../records/record';
import { isUnknownId } from '../../../records/unknownId';
import type { BillClient } from '../../../transport/client';
import { readBill } from '../../bill/find/billCalls';
import { readBills } from '../../bill/find/readBills';
import { refusalToPay } from '../checks/payableBill';
import { isSameInvoice } from '../find/invoiceOfBill';
import { livePaymentIn, type Refuse } from '../find/keyedPayment';
import { findPayments } from '../find/paymentCalls';
import { liveIn } from '../find/paymentState';
import { assertNotTakenBack, isChangedSinceMade, paymentsOfBills } from '../find/wholeBill';
import type { PaymentOrder } from './readPaymentDraft';

/** What BILL says right before a payment: that it is made, or the bill it is to pay and what is wrong with that. */
export type Look =
	| { existing: IDataObject; bill?: undefined }
	| { bill: IDataObject; objection?: Objection; existing?: undefined };

/**
 * Looks for the payment of the key, then at the bill; of a bill that something has happened to, also at its payments. Nothing
 * else may be asked between this and the payment: whatever lies between is time in which somebody else pays.
 *
 * @throws FailedCheckError where the key or the bill is not what it should be
 */
export async function lookBeforePaying(
	client: BillClient,
	order: PaymentOrder,
	refuse: Refuse,
): Promise<Look> {
	const existing = await findOfKey(client, order, refuse);
	if (existing) return { existing };
	const bill = await knownBill(client, order, refuse);
	const objection = refusalToPay(bill, order.amountCents, order.creditCents);
	if (objection) return { bill, objection };
	if (!isChangedSinceMade(bill)) return { bill };
	const ofBill = (await paymentsOfBills(client, [bill])).get(order.billId) ?? [];
	const ofKey = ofBill.filter((payment) => textOf(payment, 'transactionNumber') === order.transactionNumber);
	const late = livePaymentIn(ofKey, order, refuse);
	if (late) return { existing: late };
	assertNotTakenBack(ofBill, order, refuse);
	return { bill };
}

/**
 * The one payment of this key that was not taken back. Where BILL allows a number twice, or has made the vendor twice, two runs may
 * each have made a bill of the invoice: then the payment of the other bill is the one of this key.
 */
export async function findOfKey(
	client: BillClient,
	order: PaymentOrder,
	refuse: Refuse,
): Promise<IDataObject | undefined> {
	const payments = await findPayments(client, order.transactionNumber);
	try {
		return livePaymentIn(payments, order, refuse);
	} catch (error) {
		const failure: unknown = error;
		const isOther = failure instanceof FailedCheckError && failure.reason === 'keyUsedForAnother';
		const [live] = liveIn(payments);
		if (isOther && live && (await isForSameInvoice(client, order, live)))
			return { ...live, duplicateBillId: order.billId };
		throw failure;
	}
}

async function isForSameInvoice(
	client: BillClient,
	{ billId, amountCents }: PaymentOrder,
	payment: IDataObject,
): Promise<boolean> {
	const [paidId = ''] = billIdsOf(payment);
	if (paidId === billId || centsFor(payment, paidId) !== amountCents) return false;
	const bills = await readBills(client, [billId, paidId]);
	return isSameInvoice(bills.get(billId) ?? {}, bills.get(paidId) ?? {});
}

async function knownBill(client: BillClient, order: PaymentOrder, refuse: Refuse): Promise<IDataObject> {
	return await readBill(client, order.billId).catch((error: unknown) => {
		if (!isUnknownId(error)) throw error;
		throw refuse({ reason: 'billUnknown', what: 'BILL has no such bill', fix: 'Choose another Bill.' });
	});
}
