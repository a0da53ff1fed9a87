import type { IDataObject } from 'n8n-workflow';
import { formatCents } from '../../../../shared/money';
import type { BillClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { FailedCheckError, refusedFor } from '../../../operation/failure';
import type { Locks } from '../../../operation/lockKinds';
import { type Dated, ofDate } from '../../../once/ofDate';
import { objectOf, textOf } from '../../../records/record';
import { postBill, readBill } from '../find/billCalls';
import { billCents } from '../lines/billLines';
import { findBills } from '../find/findBills';
import { type Created, created, findOrCreate } from '../../../once/createOnce';

/** What identifies the bill, with the invoice date, and what it must add up to. */
export interface BillKey extends Dated {
	vendorId: string;
	invoiceNumber: string;
	totalCents: number;
	/** Opens every message, for example "Invoice INV-88". */
	subject: string;
	itemIndex: number;
}

/**
 * Returns the bill of vendor, invoice number and date, or creates it from the draft, which is only asked for then.
 *
 * @throws FailedCheckError `amountDiffers` or `invoiceDateDiffers` when BILL has the invoice otherwise
 */
export async function createBillOnce(
	client: BillClient,
	key: BillKey,
	draft: () => Promise<IDataObject>,
): Promise<Created> {
	const find = async () => await findExisting(client, key);
	return await findOrCreate(
		client,
		lockOf(key),
		find,
		async () => await postBillOnce(client, key, await draft()),
	);
}

/** The lock of a bill that may not exist yet. */
export function lockOf({ vendorId, invoiceNumber }: Pick<BillKey, 'vendorId' | 'invoiceNumber'>): Locks {
	return { invoiceNumber: [`${vendorId} ${invoiceNumber}`] };
}

/** Sends the bill, and looks for it when nobody knows whether it arrived or its number is taken. */
export async function postBillOnce(client: BillClient, key: BillKey, body: IDataObject): Promise<Created> {
	const send = async () => await postBill(client.of(key.itemIndex), body);
	const find = async () => await findExisting(client, key);
	const locks = lockOf(key);
	return await created({ client, locks, send, find, maySendAgain: 'whenSettled' }).catch(
		async (error: unknown) => await afterRefusal(client, key, error),
	);
}

/**
 * Someone else may have created the bill since we looked; BILL then says that the number is taken.
 *
 * @throws the error itself unless it says so, FailedCheckError as `sameBill`, `invoiceNumberTaken` or `billArchived`
 */
export async function afterRefusal(client: BillClient, key: BillKey, error: unknown): Promise<Created> {
	if (!(error instanceof BillRefusedError) || error.code !== 'BDC_1171') throw error;
	const existing = await findExisting(client, key);
	if (existing) return { ...existing, outcome: 'existing' };
	const ofNumber = await findBills(client.of(key.itemIndex), key.vendorId, key.invoiceNumber);
	const other = ofNumber.find(({ archived }) => archived !== true);
	if (other) throw numberTaken(client, key, other);
	const [archived] = ofNumber;
	if (!archived) throw error;
	const billId = textOf(archived, 'id');
	throw refused(
		client,
		key,
		'billArchived',
		`the bill ${billId} with Invoice Number ${key.invoiceNumber} is archived in BILL`,
		'Restore that bill in BILL, or change Invoice Number.',
		{ billId },
	);
}

/** Drafts of the web app read as archived (BILL bills API improvements, 2026-03), so archived bills do not count. */
async function findExisting(client: BillClient, key: BillKey): Promise<IDataObject | undefined> {
	const found = await findBills(client.of(key.itemIndex), key.vendorId, key.invoiceNumber);
	const bill = sameBill(client, key, found);
	// A list may tell less than the single read.
	return bill && sameBill(client, key, [await readBill(client.of(key.itemIndex), textOf(bill, 'id'))]);
}

/**
 * The active bills out of those of the number that the key means.
 *
 * @throws FailedCheckError `invoiceDateDiffers` when there are only bills of other dates and the key does not say what then
 */
export function meantBills(client: BillClient, key: BillKey, ofNumber: IDataObject[]): IDataObject[] {
	const active = ofNumber.filter((bill) => bill.archived !== true);
	return ofDate(active, key, invoiceDateOf, (other, itsDate) => {
		const billId = textOf(other, 'id');
		const what = `BILL already has Invoice Number ${key.invoiceNumber} as bill ${billId} of ${itsDate}, but Invoice Date is ${key.date}`;
		return dateDiffers(client, key, what, { billId, billInvoiceDate: itsDate });
	});
}

/** The day on the invoice of a bill, empty when BILL does not tell it. */
export function invoiceDateOf(bill: IDataObject): string {
	return textOf(objectOf(bill, 'invoice'), 'invoiceDate');
}

/** `invoiceDateDiffers`, with how to go on. */
export function dateDiffers(
	client: BillClient,
	key: BillKey,
	what: string,
	facts: IDataObject,
): FailedCheckError {
	const fix =
		'Correct Invoice Date if it is the same invoice. If the vendor uses the number again, set When the Date Differs to Create Another Bill.';
	return refused(client, key, 'invoiceDateDiffers', what, fix, { ...facts, invoiceDate: key.date });
}

function numberTaken(client: BillClient, key: BillKey, other: IDataObject): FailedCheckError {
	const [billId, itsDate] = [textOf(other, 'id'), invoiceDateOf(other)];
	const what = `BILL accepts Invoice Number ${key.invoiceNumber} only once for this vendor, and the bill ${billId} of ${itsDate} already has it`;
	const fix =
		'Allow duplicate invoice numbers in the BILL preferences, or make Invoice Number unique, for example by adding the month.';
	return refused(client, key, 'invoiceNumberTaken', what, fix, {
		billId,
		billInvoiceDate: itsDate,
		invoiceDate: key.date,
	});
}

/**
 * The one of the bills of this number that the key means, if it is over the amount of the key.
 *
 * @throws FailedCheckError `amountDiffers` when there are only others, `invoiceDateDiffers` as `meantBills`
 */
export function sameBill(client: BillClient, key: BillKey, ofNumber: IDataObject[]): IDataObject | undefined {
	const bills = meantBills(client, key, ofNumber);
	const same = bills.find((bill) => billCents(bill) === key.totalCents);
	const [other] = bills;
	if (same || !other) return same;
	const billId = textOf(other, 'id');
	const has = billCents(other);
	throw refused(
		client,
		key,
		'amountDiffers',
		`BILL already has this invoice as bill ${billId} for ${has === undefined ? 'an unknown amount' : formatCents(has)}, but the line items here add up to ${formatCents(key.totalCents)}`,
		'Correct the line items, or change Invoice Number if this is another invoice.',
		{ billId, billAmount: has === undefined ? null : formatCents(has), amount: formatCents(key.totalCents) },
	);
}

/** A refusal about one bill; `facts` go to `details` of the failed item. */
export function refused(
	client: BillClient,
	key: BillKey,
	reason: string,
	what: string,
	fix: string,
	facts: IDataObject,
): FailedCheckError {
	return refusedFor(client.of(key.itemIndex), { reason, what, fix }, { subject: key.subject, facts });
}
