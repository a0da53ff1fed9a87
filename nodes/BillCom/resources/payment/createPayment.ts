import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { laneKey } from '../../transport/credential';
import { BillRefusedError } from '../../transport/errors';
import { credentialOf } from '../../transport/request';
import { readBill } from '../bill/billCalls';
import { RefusedError } from '../failure';
import { oneAtATime } from '../oneAtATime';
import { objectOf, textOf, toBillRecord } from '../record';
import { isUnknownId } from '../unknownId';
import { writeOnce } from '../writeOnce';
import { refusalOfAccount } from './fundingAccount';
import { OWES_TOO_LITTLE, type PayRefusal, refusalToPay } from './payableBill';
import { findPayments, type PaymentDraft, postPayment } from './paymentCalls';
import { isUndone, statusOf } from './paymentState';
import { isUntrusted, NOT_TRUSTED, refusalOfSession, sendTrusted } from './trust';

/** The payment BILL holds for the key, and whether it had to be created. */
export type PaymentOutcome = IDataObject & { outcome: 'created' | 'existing' };

/**
 * Pays a bill once for a transaction number: looks for it, checks bill, session and account, sends once, and after an
 * unclear answer looks again instead of sending again.
 *
 * @throws RefusedError with a machine-readable reason, UnknownOutcomeError when nobody knows; both leave it safe to run
 * this again with the same key
 */
export async function createPaymentOnce(
	ctx: IExecuteFunctions,
	draft: Omit<PaymentDraft, 'vendorId'>,
	itemIndex: number,
): Promise<PaymentOutcome> {
	const organization = laneKey(await credentialOf(ctx));
	const refuse = (refusal: PayRefusal, facts: IDataObject = {}) => {
		const message = `Payment of bill ${draft.billId}: ${refusal.what}. ${refusal.fix}`;
		return new RefusedError(ctx.getNode(), refusal.reason, message, itemIndex, {
			billId: draft.billId,
			...facts,
		});
	};
	const find = async () => await findLive(ctx, draft, refuse, itemIndex);
	// By bill, so that two keys for one bill do not both see it unpaid.
	return await oneAtATime(`payment:${organization}:${draft.billId}`, async () => {
		const existing = await find();
		if (existing) return { ...existing, outcome: 'existing' };
		return await checkAndPay(ctx, draft, refuse, find, itemIndex).catch(async (error: unknown) => {
			// Another worker may have paid with this key since we looked; then the bill owes nothing any more.
			const theirs = owesTooLittle(error) ? await find() : undefined;
			if (!theirs) throw error;
			return { ...theirs, outcome: 'existing' };
		});
	});
}

async function checkAndPay(
	ctx: IExecuteFunctions,
	draft: Omit<PaymentDraft, 'vendorId'>,
	refuse: Refuse,
	find: () => Promise<IDataObject | undefined>,
	itemIndex: number,
): Promise<PaymentOutcome> {
	const bill = await payableBill(ctx, draft, refuse, itemIndex);
	const refusal =
		(await refusalOfSession(ctx, itemIndex)) ??
		(await refusalOfAccount(ctx, draft.fundingAccount, itemIndex));
	if (refusal) throw refuse(refusal);
	const payment = await writeOnce({
		send: async () =>
			await sendTrusted(
				ctx,
				itemIndex,
				async () => await postPayment(ctx, { ...draft, vendorId: textOf(bill, 'vendorId') }, itemIndex),
			),
		find,
		maySendAgain: false,
	}).catch((error: unknown) => {
		throw isUntrusted(error) ? refuse(NOT_TRUSTED) : error;
	});
	return { ...payment, outcome: 'created' };
}

function owesTooLittle(error: unknown): boolean {
	if (error instanceof BillRefusedError) return error.code === 'BDC_1159';
	return error instanceof RefusedError && OWES_TOO_LITTLE.has(error.reason);
}

type Refuse = (refusal: PayRefusal, facts?: IDataObject) => RefusedError;

async function payableBill(
	ctx: IExecuteFunctions,
	draft: Omit<PaymentDraft, 'vendorId'>,
	refuse: Refuse,
	itemIndex: number,
): Promise<IDataObject> {
	const bill = await readBill(ctx, draft.billId, itemIndex).catch((error: unknown) => {
		if (!isUnknownId(error)) throw error;
		throw refuse({ reason: 'billUnknown', what: 'BILL has no such bill', fix: 'Choose another Bill.' });
	});
	const refusal = refusalToPay(bill, draft.amountCents);
	if (refusal) throw refuse(refusal, { paymentStatus: textOf(bill, 'paymentStatus') });
	return bill;
}

/** The one payment of this key that was not taken back. */
async function findLive(
	ctx: IExecuteFunctions,
	draft: Omit<PaymentDraft, 'vendorId'>,
	refuse: Refuse,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	const all = await findPayments(ctx, draft.transactionNumber, itemIndex);
	const [live, ...more] = all.filter((payment) => !isUndone(payment));
	const ids = all.map((payment) => textOf(payment, 'id'));
	if (!live) {
		const [undone] = all;
		if (!undone) return undefined;
		throw refuse(
			{
				reason: 'paymentTakenBack',
				what: `the payment ${textOf(undone, 'id')} of this Idempotency Key is ${statusOf(undone)}`,
				fix: 'To pay again, use a new Idempotency Key, such as that of a new approval.',
			},
			{ paymentIds: ids },
		);
	}
	if (more.length > 0) {
		const what = `BILL has ${more.length + 1} payments of this Idempotency Key: ${ids.join(', ')}`;
		throw refuse({ reason: 'keyAmbiguous', what, fix: 'Void the wrong ones in BILL.' }, { paymentIds: ids });
	}
	assertSamePayment(live, draft, refuse);
	return live;
}

/** The same key for another bill or amount is a mistake in the key, and returning that payment would hide it. */
function assertSamePayment(
	payment: IDataObject,
	draft: Omit<PaymentDraft, 'vendorId'>,
	refuse: Refuse,
): void {
	const billIds = billIdsOf(payment);
	const cents = toCents(payment.amount);
	const isOtherBill = billIds.length > 0 && !billIds.includes(draft.billId);
	const isOtherAmount = cents !== undefined && billIds.length <= 1 && cents !== draft.amountCents;
	if (!isOtherBill && !isOtherAmount) return;
	const paymentId = textOf(payment, 'id');
	const paid = isOtherBill ? `bill ${billIds.join(', ')}` : formatCents(cents ?? 0);
	const wanted = isOtherBill ? '' : `, not ${formatCents(draft.amountCents)}`;
	throw refuse(
		{
			reason: 'keyUsedForAnother',
			what: `this Idempotency Key already paid ${paid}${wanted} (payment ${paymentId})`,
			fix: 'Use one key for one payment.',
		},
		{ paymentIds: [paymentId] },
	);
}

function billIdsOf(payment: IDataObject): string[] {
	const rows = Array.isArray(payment.billPayments) ? payment.billPayments.map(toBillRecord) : [];
	const ids = rows.map((row) => textOf(row, 'billId') || textOf(objectOf(row, 'bill'), 'id'));
	return [textOf(payment, 'billId'), ...ids].filter(
		(id, index, all) => id !== '' && all.indexOf(id) === index,
	);
}
