import type { IDataObject } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { readBill } from '../../bill/find/billCalls';
import { type Objection, FailedCheckError, refusedFor } from '../../../operation/failure';
import { withRetryMemo } from '../../../once/retryMemo';
import { textOf } from '../../../records/record';
import { isUnknownId } from '../../../records/unknownId';
import { writeOnce } from '../../../once/writeOnce';
import { giveBackUnlessUnknown, takeFromBudget } from '../checks/agentBudget';
import { refusalOfAccount } from '../../fundingAccount/refusalOfAccount';
import { OWES_TOO_LITTLE, refusalToPay } from '../checks/payableBill';
import { findPayments, postPayment } from '../find/paymentCalls';
import { livePaymentIn, type Refuse } from '../find/keyedPayment';
import { settleCurrency } from '../checks/paymentCurrency';
import { dayForBill } from './payWhen';
import type { PaymentOrder } from './readPaymentDraft';
import { assertNotTakenBack, isChangedSinceMade, paymentOfWhole, paymentsOfBills } from '../find/wholeBill';
import { isUntrusted, NOT_TRUSTED, refusalOfSession, sendTrusted } from '../../session/trust';
import type { Created } from '../../../once/createOnce';

/**
 * Pays a bill once for a transaction number: looks for it, checks bill, session and account, sends once, and after an
 * unclear answer looks again instead of sending again. The caller holds the lock of the bill, so that two keys for one
 * bill do not both see it unpaid.
 *
 * @throws FailedCheckError with a machine-readable reason, UnknownOutcomeError when nobody knows; both leave it safe to run
 * this again with the same key
 */
export async function createPaymentOnce(client: RunClient, draft: PaymentOrder): Promise<Created> {
	const { billId } = draft;
	const subject = `Payment of bill ${billId}`;
	const refuse = (objection: Objection, facts: IDataObject = {}) =>
		refusedFor(client, objection, { subject, facts: { billId, ...facts } });
	const find = async () => await findLive(client, draft, refuse);
	const existing = await find();
	if (existing) return { ...existing, outcome: 'existing' };
	return await checkAndPay(client, draft, refuse, find).catch(async (error: unknown) => {
		// Another worker may have paid with this key since we looked; then the bill owes nothing any more.
		if (!owesTooLittle(error)) throw error;
		const theirs = (await find()) ?? (await findOfWhole(client, draft, error, refuse));
		if (!theirs) throw error;
		return { ...theirs, outcome: 'existing' };
	});
}

async function checkAndPay(
	client: RunClient,
	draft: PaymentOrder,
	refuse: Refuse,
	find: () => Promise<IDataObject | undefined>,
): Promise<Created> {
	const bill = await payableBill(client, draft, refuse);
	if (isChangedSinceMade(bill)) {
		const payments = await paymentsOfBills(client, [bill]);
		assertNotTakenBack(payments.get(draft.billId) ?? [], draft, refuse);
	}
	const { amountCents, currency, more } = draft;
	await settleCurrency(client, { bill, amountCents, currency, more, refuse, itemIndex: client.itemIndex });
	const refusal = (await refusalOfSession(client)) ?? (await refusalOfAccount(client, draft.fundingAccount));
	if (refusal) throw refuse(refusal);
	const payment = { bill, key: draft.transactionNumber, cents: draft.amountCents };
	const overBudget = takeFromBudget(client.ctx, [payment]);
	if (overBudget) throw refuse(overBudget);
	const vendorId = textOf(bill, 'vendorId');
	const processDate = dayForBill(draft, bill, draft.fundingAccount.type);
	const post = async () => await postPayment(client, { ...draft, processDate, vendorId });
	const send = async () => await sendTrusted(client, post);
	// BILL may book a payment late: a part of a bill that is not to be found yet could be paid once more by a retry.
	const created = await withRetryMemo(
		client,
		`pay ${draft.billId} ${draft.amountCents} ${draft.transactionNumber}`,
		async () => await writeOnce({ send, find, maySendAgain: false }),
		true,
	).catch((error: unknown) => {
		giveBackUnlessUnknown(client.ctx, payment, error);
		throw isUntrusted(error) ? refuse(NOT_TRUSTED) : error;
	});
	return { ...created, outcome: 'created' };
}

function owesTooLittle(error: unknown): error is Error {
	if (error instanceof BillRefusedError) return error.code === 'BDC_1159';
	return error instanceof FailedCheckError && OWES_TOO_LITTLE.has(error.reason);
}

async function payableBill(client: BillClient, draft: PaymentOrder, refuse: Refuse): Promise<IDataObject> {
	const bill = await readBill(client, draft.billId).catch((error: unknown) => {
		if (!isUnknownId(error)) throw error;
		throw refuse({ reason: 'billUnknown', what: 'BILL has no such bill', fix: 'Choose another Bill.' });
	});
	const refusal = refusalToPay(bill, draft.amountCents, draft.creditCents);
	if (refusal) throw refuse(refusal, { paymentStatus: textOf(bill, 'paymentStatus') });
	return bill;
}

/** The payment that pays the whole bill, made with another key or none. */
async function findOfWhole(
	client: BillClient,
	draft: PaymentOrder,
	error: Error,
	refuse: Refuse,
): Promise<IDataObject | undefined> {
	if (!draft.returnsPayment) return undefined;
	const bill = await readBill(client, draft.billId);
	const payments = await paymentsOfBills(client, [bill]);
	const reason = error instanceof FailedCheckError ? error.reason : 'alreadyPaid';
	const why = { reason, what: '', fix: '' };
	return paymentOfWhole(bill, payments.get(draft.billId) ?? [], draft, why, refuse);
}

/** The one payment of this key that was not taken back. */
async function findLive(
	client: BillClient,
	draft: PaymentOrder,
	refuse: Refuse,
): Promise<IDataObject | undefined> {
	return livePaymentIn(await findPayments(client, draft.transactionNumber), draft, refuse);
}
