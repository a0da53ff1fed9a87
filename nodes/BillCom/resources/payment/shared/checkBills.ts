import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../../shared/money';
import { type Objection, FailedCheckError } from '../../../operation/failure';
import { textOf } from '../../../records/record';
import { type BulkPaymentDraft, refuserFor } from './sharedPaymentDraft';
import { returnWhatWasKept } from './keptInstead';
import { paidOtherwise } from './sameInvoice';
import { assigned, findPaidTogether, paymentsOfCalls } from './sharedPaymentCalls';
import { readBills } from '../../bill/find/readBills';
import { livePaymentIn } from '../find/keyedPayment';
import { OWES_TOO_LITTLE, refusalToPay } from '../checks/payableBill';
import { findPayments } from '../find/paymentCalls';
import { FUNDING_CURRENCY, isInFundingCurrency, settleCurrencies } from '../checks/paymentCurrency';
import { assertNotTakenBack, isChangedSinceMade, paymentOfWhole, paymentsOfBills } from '../find/wholeBill';
import { asError } from '../../../../shared/values/error';
import type { BillClient } from '../../../transport/client';

type Result = IDataObject | Error;

/** What became clear right before a call. */
interface Checked {
	/** What is not to be sent: refused, or paid with these keys already. Every other draft can be paid, its bill as a whole. */
	results: Map<BulkPaymentDraft, Result>;
	bills: Map<string, IDataObject>;
	/** Something else was asked since bills and payments were looked at: they are to be looked at again. */
	isOld: boolean;
}

/** Looks the payments of a call up and reads its bills, and says which of them are not to be sent. */
export async function checkBills(client: BillClient, drafts: BulkPaymentDraft[]): Promise<Checked> {
	const caller = client.of(drafts[0]?.itemIndex);
	const [payments, bills] = await Promise.all([
		paymentsOfCalls(client, drafts),
		readBills(
			caller,
			drafts.map(({ order }) => order.billId),
		),
	]);
	const results = new Map<BulkPaymentDraft, Result>();
	for (const draft of drafts) {
		draft.bill = bills.get(draft.order.billId);
		draft.paidIn = draft.bill && isInFundingCurrency(draft.bill) ? FUNDING_CURRENCY : undefined;
	}
	const own = assigned(drafts, payments);
	for (const draft of drafts) {
		const payment = own.get(draft.key);
		const paid = payment && existing(client, draft, [payment]);
		if (paid) results.set(draft, paid);
	}
	for (const [draft, payment] of await paidOtherwise(caller, drafts, payments)) {
		if (!results.has(draft))
			results.set(draft, { ...payment, outcome: 'existing', duplicateBillId: draft.order.billId });
	}
	await refuseUnpayable(client, drafts, results);
	await lookAtWholeBills(client, drafts, bills, results);
	await returnWhatWasKept(caller, drafts, results);
	const open = drafts.filter((draft) => !results.has(draft));
	return { results, bills, isOld: await compareCurrencies(client, open, results) };
}

/** Bills that are paid, not approved, owe another amount, or stand twice in the call. */
async function refuseUnpayable(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): Promise<void> {
	const late: BulkPaymentDraft[] = [];
	const taken = new Set<string>();
	for (const draft of drafts) {
		if (results.has(draft)) continue;
		const { order, bill } = draft;
		const refusal = taken.has(order.billId) ? TWICE : refusalInBulk(bill, order.amountCents);
		if (!refusal) taken.add(order.billId);
		if (refusal) results.set(draft, refuserFor(client, draft)(refusal));
		if (refusal && refusal !== TWICE && OWES_TOO_LITTLE.has(refusal.reason)) late.push(draft);
		if (!refusal && bill && isTouched(bill)) {
			const paid = await paidAlone(client, draft);
			if (paid) results.set(draft, paid);
		}
	}
	await recognise(client, late, results);
}

/**
 * Bills in another currency than their items, or than the funding account, are not sent; the others get their rate.
 *
 * @returns whether BILL was asked for anything
 */
async function compareCurrencies(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): Promise<boolean> {
	if (drafts.length === 0) return false;
	const paid = drafts.map((draft) => {
		const { amountCents, currency, more } = draft.order;
		return { draft, bill: draft.bill ?? {}, amountCents, currency, more, itemIndex: draft.itemIndex };
	});
	const { refused, paidIn, hasAsked } = await settleCurrencies(client, paid);
	for (const one of paid) one.draft.paidIn = paidIn.get(one) ?? FUNDING_CURRENCY;
	for (const [{ draft }, objection] of refused) results.set(draft, refuserFor(client, draft)(objection));
	return hasAsked;
}

/** What any payment of a bill means for an item: one that pays it as a whole is its own, one taken back of its key ends it. */
async function lookAtWholeBills(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	bills: Map<string, IDataObject>,
	results: Map<BulkPaymentDraft, Result>,
): Promise<void> {
	const open = drafts.filter((draft) => {
		const [bill, result] = [bills.get(draft.order.billId), results.get(draft)];
		if (!bill) return false;
		return result === undefined ? isChangedSinceMade(bill) : isOwingTooLittle(draft, result);
	});
	if (open.length === 0) return;
	const some = open.flatMap(({ order }): IDataObject[] => {
		const bill = bills.get(order.billId);
		return bill ? [bill] : [];
	});
	const payments = await paymentsOfBills(client.of(open[0]?.itemIndex ?? 0), some);
	for (const draft of open) {
		const { order } = draft;
		const [bill = {}, ofBill = []] = [bills.get(order.billId), payments.get(order.billId)];
		const [refuse, result] = [refuserFor(client, draft), results.get(draft)];
		const found = orError(() => {
			if (!(result instanceof FailedCheckError)) assertNotTakenBack(ofBill, order, refuse);
			else return paymentOfWhole(bill, ofBill, order, { reason: result.reason, what: '', fix: '' }, refuse);
			return undefined;
		});
		if (found instanceof Error) results.set(draft, found);
		else if (found) results.set(draft, { ...found, billId: order.billId, outcome: 'existing' });
	}
}

function isOwingTooLittle({ order }: BulkPaymentDraft, result: Result): boolean {
	return order.returnsPayment && result instanceof FailedCheckError && OWES_TOO_LITTLE.has(result.reason);
}

/** Another run may have paid these very items since the first look. */
async function recognise(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): Promise<void> {
	if (drafts.length === 0) return;
	const paid = await findPaidTogether(client, drafts);
	for (const draft of drafts) {
		const payment = paid.get(draft.key);
		if (payment) results.set(draft, existing(client, draft, [payment]) ?? payment);
	}
}

/** Why a bill cannot be paid together with others: as alone, and it has to be paid as a whole. */
export function refusalInBulk(bill: IDataObject | undefined, amountCents: number): Objection | undefined {
	if (!bill) return UNKNOWN_BILL;
	const refusal = refusalToPay(bill, amountCents);
	if (refusal) return refusal;
	const dueCents = toCents(bill.dueAmount);
	if (dueCents === amountCents) return undefined;
	const due = dueCents === undefined ? 'the amount due is unknown' : `of ${formatCents(dueCents)} due`;
	return {
		reason: 'partInBulk',
		what: `Amount ${formatCents(amountCents)} would pay only a part (${due}), and in bulk BILL stores no key per payment that would keep a part from being paid twice`,
		fix: 'Pay it without Send in Bulk.',
		facts: { paymentStatus: textOf(bill, 'paymentStatus') },
	};
}

/** A bill of which something is paid: the key may have paid it, alone. */
function isTouched(bill: IDataObject): boolean {
	const status = textOf(bill, 'paymentStatus');
	return (
		status !== 'UNPAID' || (toCents(bill.paidAmount) ?? 0) > 0 || (toCents(bill.scheduledAmount) ?? 0) > 0
	);
}

async function paidAlone(client: BillClient, draft: BulkPaymentDraft): Promise<Result | undefined> {
	const payments = await findPayments(client.of(draft.itemIndex), draft.order.transactionNumber);
	return existing(client, draft, payments);
}

function existing(client: BillClient, draft: BulkPaymentDraft, payments: IDataObject[]): Result | undefined {
	return orError(() => {
		const live = livePaymentIn(payments, draft.order, refuserFor(client, draft));
		return live && { ...live, billId: draft.order.billId, outcome: 'existing' };
	});
}

function orError<T>(work: () => T): T | Error {
	try {
		return work();
	} catch (error) {
		return asError(error);
	}
}

const UNKNOWN_BILL: Objection = {
	reason: 'billUnknown',
	what: 'BILL has no such bill',
	fix: 'Choose another Bill.',
};

const TWICE: Objection = {
	reason: 'alreadyScheduled',
	what: 'an earlier item of this run pays the same bill',
	fix: 'Pay each bill with one item. Nothing was sent for this one.',
};
