import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { formatCents } from '../../../shared/money';
import { BillRefusedError } from '../../transport/errors';
import { RefusedError } from '../failure';
import { type Locks, withLocks } from '../once/locks';
import { textOf } from '../record';
import { writeOnce } from '../writeOnce';
import { postBill, readBill } from './billCalls';
import { billCents } from './billLines';
import { findBills } from './findBills';

/** The bill BILL holds for the invoice, and whether it had to be created. */
export type BillOutcome = IDataObject & { outcome: 'created' | 'existing' };

/** What identifies the bill, and what it must add up to. */
export interface BillKey {
	vendorId: string;
	invoiceNumber: string;
	totalCents: number;
	/** Opens every message, for example "Invoice INV-88". */
	subject: string;
	itemIndex: number;
}

/**
 * Returns the bill of vendor and invoice number, or creates it from the draft, which is only asked for then.
 *
 * @throws RefusedError `amountDiffers` when BILL has the invoice with another amount
 */
export async function createBillOnce(
	ctx: IExecuteFunctions,
	key: BillKey,
	draft: () => Promise<IDataObject>,
): Promise<BillOutcome> {
	return await withLocks(ctx, lockOf(key), async () => {
		const existing = await findExisting(ctx, key);
		if (existing) return { ...existing, outcome: 'existing' };
		return await postBillOnce(ctx, key, await draft());
	});
}

/** The lock of a bill that may not exist yet. */
export function lockOf({ vendorId, invoiceNumber }: Pick<BillKey, 'vendorId' | 'invoiceNumber'>): Locks {
	return { invoiceNumber: [`${vendorId} ${invoiceNumber}`] };
}

/** Sends the bill, and looks for it when nobody knows whether it arrived or its number is taken. */
export async function postBillOnce(
	ctx: IExecuteFunctions,
	key: BillKey,
	body: IDataObject,
): Promise<BillOutcome> {
	return await writeOnce<BillOutcome>({
		send: async () => ({ ...(await postBill(ctx, body, key.itemIndex)), outcome: 'created' }),
		find: async () => {
			const found = await findExisting(ctx, key);
			return found && { ...found, outcome: 'created' };
		},
		maySendAgain: true,
	}).catch(async (error: unknown) => await afterRefusal(ctx, key, error));
}

/**
 * Someone else may have created the bill since we looked; BILL then says that the number is taken.
 *
 * @throws the error itself unless it says so, RefusedError `amountDiffers` or `billArchived`
 */
export async function afterRefusal(
	ctx: IExecuteFunctions,
	key: BillKey,
	error: unknown,
): Promise<BillOutcome> {
	if (!(error instanceof BillRefusedError) || error.code !== 'BDC_1171') throw error;
	const existing = await findExisting(ctx, key);
	if (existing) return { ...existing, outcome: 'existing' };
	const [archived] = await findBills(ctx, key.vendorId, key.invoiceNumber, key.itemIndex);
	if (!archived) throw error;
	const billId = textOf(archived, 'id');
	throw refused(
		ctx,
		key,
		'billArchived',
		`the bill ${billId} holds Invoice Number ${key.invoiceNumber} and is archived in BILL`,
		'Restore that bill in BILL, or change Invoice Number.',
		{ billId },
	);
}

/** Drafts of the web app read as archived (BILL bills API improvements, 2026-03), so archived bills do not count. */
async function findExisting(ctx: IExecuteFunctions, key: BillKey): Promise<IDataObject | undefined> {
	const found = await findBills(ctx, key.vendorId, key.invoiceNumber, key.itemIndex);
	const bill = sameBill(ctx, key, found);
	return bill && (await readBill(ctx, textOf(bill, 'id'), key.itemIndex));
}

/**
 * The active one of the bills of this number, if it is over the amount of the key.
 *
 * @throws RefusedError `amountDiffers` when there are only others
 */
export function sameBill(
	ctx: IExecuteFunctions,
	key: BillKey,
	ofNumber: IDataObject[],
): IDataObject | undefined {
	const bills = ofNumber.filter((bill) => bill.archived !== true);
	const same = bills.find((bill) => billCents(bill) === key.totalCents);
	const [other] = bills;
	if (same || !other) return same;
	const billId = textOf(other, 'id');
	const has = billCents(other);
	throw refused(
		ctx,
		key,
		'amountDiffers',
		`BILL already has this invoice as bill ${billId} over ${has === undefined ? 'an amount it does not tell' : formatCents(has)}, but the line items here add up to ${formatCents(key.totalCents)}`,
		'Correct the line items, or change Invoice Number if this is another invoice.',
		{ billId, billAmount: has === undefined ? null : formatCents(has), amount: formatCents(key.totalCents) },
	);
}

/** A refusal about one bill; `facts` go to `details` of the failed item. */
export function refused(
	ctx: IExecuteFunctions,
	key: BillKey,
	reason: string,
	what: string,
	fix: string,
	facts: IDataObject,
): RefusedError {
	return new RefusedError(ctx.getNode(), reason, `${key.subject}: ${what}. ${fix}`, key.itemIndex, facts);
}
