import type { IDataObject } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { readBill } from '../../bill/find/billCalls';
import type { Objection } from '../../../operation/failure';
import { refusedForAll } from '../../../operation/objections';
import { withRetryMemo } from '../../../once/retryMemo';
import { assertSettled } from '../../../once/unsettled';
import { textOf } from '../../../records/record';
import { writeOnce } from '../../../once/writeOnce';
import { giveBackUnlessUnknown, overBudget, takeFromBudget } from '../checks/agentBudget';
import { countSent, uncountSent } from '../checks/accountReady';
import { accountFor, evidenceOf, findOut } from '../checks/evidence';
import { cancelBeyondLimits } from '../checks/limits/cancelBeyondLimits';
import { paidToday } from '../checks/limits/paidToday';
import { countForLimits, giveBackToLimits, overLimits } from '../checks/limits/withinLimits';
import { approvedVendor, objectionsTo, pointedOut } from '../checks/objectionsTo';
import { inWordsOfAccount } from '../checks/refusedAccount';
import { OWES_TOO_LITTLE } from '../checks/payableBill';
import { settleCurrency } from '../checks/paymentCurrency';
import { postPayment } from '../find/paymentCalls';
import type { Refuse } from '../find/keyedPayment';
import { paymentOfWhole, paymentsOfBills } from '../find/wholeBill';
import { dayForBill } from './payWhen';
import { keepOldest, unlessUnreachable } from './keepOldest';
import { findOfKey, lookBeforePaying, type Look } from './lookBeforePaying';
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
	const refuse = (objection: Objection, facts: IDataObject = {}) =>
		refusedForAll(client, [objection], { subject: subjectOf(order), facts: { billId, ...facts } });
	const payment = await lookAndPay(client, order, refuse).catch(async (error: unknown): Promise<Created> => {
		// Another worker may have paid with this key since we looked; then the bill owes nothing any more.
		if (!(error instanceof BillRefusedError) || error.code !== 'BDC_1159') throw error;
		const theirs = await findTheirs(client, order, 'alreadyPaid', refuse);
		if (!theirs) throw error;
		return { ...theirs, outcome: 'existing' };
	});
	if (!order.looksAgain || payment.outcome !== 'created') return payment;
	return await keepOldest(client, payment, order, refuse);
}

async function lookAndPay(client: RunClient, order: PaymentOrder, refuse: Refuse): Promise<Created> {
	const { amountCents, currency, more, creditCents, fundingAccount, billId, checks, transactionNumber } =
		order;
	// Asked before the look, told after it: a payment that is there is returned in any session, and whatever else is wrong.
	const untrusted = await refusalOfSession(client, checks.sessionTrusted);
	const day = await paidToday(client, [checks.limits]);
	const account = await accountFor(client, checks, fundingAccount);
	await findOut(client, [{ checks, vendorId: approvedVendor(checks) }]);
	let look = await lookOrTheirs(client, order, refuse);
	if (look.existing) return { ...look.existing, outcome: 'existing' };
	const hasFoundOut = await findOut(client, [{ checks, vendorId: textOf(look.bill, 'vendorId') }]);
	const settled = await settleCurrency(client, {
		bill: look.bill,
		amountCents,
		currency,
		more,
		itemIndex: client.itemIndex,
	});
	if (hasFoundOut || settled.hasAsked) look = await lookOrTheirs(client, order, refuse);
	if (look.existing) return { ...look.existing, outcome: 'existing' };
	const { bill, objection } = look;
	const vendorId = textOf(bill, 'vendorId');
	const { paidIn } = settled;
	const toCheck = { checks, bill, amountCents, creditCents, currency: paidIn, fundingAccount };
	const evidence = evidenceOf(client, { checks, vendorId }, account);
	const spending = { billId, vendorId, cents: amountCents, transactionNumber };
	const limited = { ...spending, currency: paidIn, limits: checks.limits };
	const payment = { bill, key: transactionNumber, cents: amountCents };
	const [first, ...others] = [
		objection,
		settled.objection,
		untrusted,
		...objectionsTo(client, toCheck, evidence),
		overLimits(client, day, limited),
		overBudget(client.ctx, [payment]),
	].filter((one) => one !== undefined);
	if (first)
		throw refusedForAll(client, [first, ...others], { subject: subjectOf(order), facts: { billId } });
	const locks = { bill: [billId] };
	assertSettled(client, locks);
	// Nothing is awaited between the checks and these three, so that two runs cannot both take the rest.
	countForLimits(client, day, limited);
	takeFromBudget(client.ctx, [payment]);
	countSent(client, fundingAccount, amountCents);
	const processDate = dayForBill(order, bill, fundingAccount.type);
	const draft = { ...order, processDate, vendorId };
	const send = async () => await sendTrusted(client, async () => await postPayment(client, draft));
	const find = async () => await findOfKey(client, order, refuse);
	// BILL may book a payment late: a part of a bill that is not to be found yet could be paid once more by a retry.
	const created = await withRetryMemo(
		client,
		`pay ${billId} ${amountCents} ${transactionNumber}`,
		async () => await writeOnce({ client, locks, send, find, maySendAgain: 'never' }),
		true,
	).catch(async (error: unknown) => {
		giveBackUnlessUnknown(client.ctx, payment, error);
		giveBackToLimits(client, limited, error);
		uncountSent(client, fundingAccount, amountCents, error);
		if (isUntrusted(error)) throw refuse(NOT_TRUSTED);
		throw await inWordsOfAccount(client, fundingAccount, error, refuse);
	});
	const paid: Created = { ...created, ...pointedOut(toCheck, evidence), outcome: 'created' };
	if (!day) return paid;
	const made = { payment: created, limited };
	const beyond = await cancelBeyondLimits(client, day, [made]).catch(unlessUnreachable);
	const overLimit = beyond?.get(made);
	if (!overLimit) return beyond ? paid : { ...paid, lookedAgain: false };
	const refusal = refuse(overLimit);
	giveBackUnlessUnknown(client.ctx, payment, refusal);
	giveBackToLimits(client, limited, refusal);
	uncountSent(client, fundingAccount, amountCents, refusal);
	throw refusal;
}

function subjectOf({ billId }: PaymentOrder): string {
	return `Payment of bill ${billId}`;
}

/** The look; of a bill that owes too little also for the payment that has paid it. */
async function lookOrTheirs(client: RunClient, order: PaymentOrder, refuse: Refuse): Promise<Look> {
	const look = await lookBeforePaying(client, order, refuse);
	if (look.existing || !look.objection || !OWES_TOO_LITTLE.has(look.objection.reason)) return look;
	const theirs = await findTheirs(client, order, look.objection.reason, refuse);
	return theirs ? { existing: theirs } : look;
}

/** What somebody else has paid: with this key a moment ago, or the whole bill with another key or none. */
async function findTheirs(
	client: BillClient,
	order: PaymentOrder,
	reason: string,
	refuse: Refuse,
): Promise<IDataObject | undefined> {
	const ofKey = await findOfKey(client, order, refuse);
	if (ofKey || !order.returnsPayment) return ofKey;
	const bill = await readBill(client, order.billId);
	const payments = await paymentsOfBills(client, [bill]);
	return paymentOfWhole(bill, payments.get(order.billId) ?? [], order, { reason, what: '', fix: '' }, refuse);
}
