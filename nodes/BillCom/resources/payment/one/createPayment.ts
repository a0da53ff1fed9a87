import type { IDataObject } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { readBill } from '../../bill/find/billCalls';
import { type Objection, FailedCheckError, refusedFor } from '../../../operation/failure';
import { withRetryMemo } from '../../../once/retryMemo';
import { textOf } from '../../../records/record';
import { writeOnce } from '../../../once/writeOnce';
import { giveBackUnlessUnknown, takeFromBudget } from '../checks/agentBudget';
import { paidToday } from '../checks/limits/paidToday';
import { giveBackToLimits, takeWithinLimits } from '../checks/limits/withinLimits';
import { inWordsOfAccount } from '../checks/refusedAccount';
import { OWES_TOO_LITTLE } from '../checks/payableBill';
import { settleCurrency } from '../checks/paymentCurrency';
import { postPayment } from '../find/paymentCalls';
import type { Refuse } from '../find/keyedPayment';
import { paymentOfWhole, paymentsOfBills } from '../find/wholeBill';
import { dayForBill } from './payWhen';
import { keepOldest } from './keepOldest';
import { findOfKey, lookBeforePaying } from './lookBeforePaying';
import type { PaymentOrder } from './readPaymentDraft';
import { isUntrusted, NOT_TRUSTED, refusalOfSession, sendTrusted } from '../../session/trust';
import type { Created } from '../../../once/createOnce';

/**
 * Pays a bill once for a transaction number: asks everything else first, looks for the payment and at the bill, sends at once,
 * and after an unclear answer looks again instead of sending again. The caller holds the lock of the bill, so that two keys
 * for one bill do not both see it unpaid.
 *
 * @throws FailedCheckError with a machine-readable reason, UnknownOutcomeError when nobody knows; both leave it safe to run
 * this again with the same key
 */
export async function createPaymentOnce(client: RunClient, order: PaymentOrder): Promise<Created> {
	const { billId } = order;
	const subject = `Payment of bill ${billId}`;
	const refuse = (objection: Objection, facts: IDataObject = {}) =>
		refusedFor(client, objection, { subject, facts: { billId, ...facts } });
	const payment = await lookAndPay(client, order, refuse).catch(async (error: unknown): Promise<Created> => {
		// Another worker may have paid with this key since we looked; then the bill owes nothing any more.
		if (!owesTooLittle(error)) throw error;
		const theirs =
			(await findOfKey(client, order, refuse)) ?? (await findOfWhole(client, order, error, refuse));
		if (!theirs) throw error;
		return { ...theirs, outcome: 'existing' };
	});
	if (!order.looksAgain || payment.outcome !== 'created') return payment;
	return await keepOldest(client, payment, order, refuse);
}

async function lookAndPay(client: RunClient, order: PaymentOrder, refuse: Refuse): Promise<Created> {
	// Asked before the look, told after it: a payment that is there is returned in any session.
	const untrusted = await refusalOfSession(client);
	const day = await paidToday(client, [order.checks.limits]);
	let look = await lookBeforePaying(client, order, refuse);
	if (look.existing) return { ...look.existing, outcome: 'existing' };
	const { amountCents, currency, more, transactionNumber, billId } = order;
	const { itemIndex } = client;
	const paid = { bill: look.bill, amountCents, currency, more, refuse, itemIndex };
	const { paidIn, hasAsked } = await settleCurrency(client, paid);
	if (hasAsked) look = await lookBeforePaying(client, order, refuse);
	if (look.existing) return { ...look.existing, outcome: 'existing' };
	const { bill } = look;
	if (untrusted) throw refuse(untrusted);
	const vendorId = textOf(bill, 'vendorId');
	const limited = {
		billId,
		vendorId,
		cents: amountCents,
		transactionNumber,
		currency: paidIn,
		limits: order.checks.limits,
	};
	const overLimit = takeWithinLimits(client, day, limited);
	if (overLimit) throw refuse(overLimit.objection, overLimit.facts);
	const payment = { bill, key: transactionNumber, cents: amountCents };
	const overBudget = takeFromBudget(client.ctx, [payment]);
	if (overBudget) {
		giveBackToLimits(client, limited);
		throw refuse(overBudget);
	}
	const processDate = dayForBill(order, bill, order.fundingAccount.type);
	const draft = { ...order, processDate, vendorId };
	const send = async () => await sendTrusted(client, async () => await postPayment(client, draft));
	const find = async () => await findOfKey(client, order, refuse);
	// BILL may book a payment late: a part of a bill that is not to be found yet could be paid once more by a retry.
	const created = await withRetryMemo(
		client,
		`pay ${billId} ${amountCents} ${transactionNumber}`,
		async () => await writeOnce({ send, find, maySendAgain: false }),
		true,
	).catch(async (error: unknown) => {
		giveBackUnlessUnknown(client.ctx, payment, error);
		giveBackToLimits(client, limited, error);
		if (isUntrusted(error)) throw refuse(NOT_TRUSTED);
		throw await inWordsOfAccount(client, order.fundingAccount, error, refuse);
	});
	return { ...created, outcome: 'created' };
}

function owesTooLittle(error: unknown): error is Error {
	if (error instanceof BillRefusedError) return error.code === 'BDC_1159';
	return error instanceof FailedCheckError && OWES_TOO_LITTLE.has(error.reason);
}

/** The payment that pays the whole bill, made with another key or none. */
async function findOfWhole(
	client: BillClient,
	order: PaymentOrder,
	error: Error,
	refuse: Refuse,
): Promise<IDataObject | undefined> {
	if (!order.returnsPayment) return undefined;
	const bill = await readBill(client, order.billId);
	const payments = await paymentsOfBills(client, [bill]);
	const reason = error instanceof FailedCheckError ? error.reason : 'alreadyPaid';
	const why = { reason, what: '', fix: '' };
	return paymentOfWhole(bill, payments.get(order.billId) ?? [], order, why, refuse);
}
