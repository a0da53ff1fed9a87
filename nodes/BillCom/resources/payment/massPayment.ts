import { formatCents, toCents } from '../../../shared/money';
import { MONEY_FIX, notMoney, type ParameterReader, shown, toRecord } from '../../parameters/reader';
import { parseOrKeep } from '../../../shared/values/json';
import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { checksInRow } from './checks/safetyFields';
import { textOf, toBillRecord } from '../../records/record';

/** BILL ap-mass-payments, 2026-11. */
const BILLS_MAX = 2000;

/** One bill of a mass payment. */
export interface MassBill {
	billId: string;
	amountCents: number;
	/** What its row says about its checks. */
	ofBill: IDataObject;
}

/**
 * The bills given in Bills: a list of `{billId, amount}` with what is checked of each, or its JSON text.
 *
 * @throws NodeOperationError for another form, no bill or more than 2000, a bill twice, an amount that is none
 */
export function readMassBills(read: ParameterReader): MassBill[] {
	const rows = parsed(read, read.raw('bills'));
	if (rows.length === 0) throw read.refuse('Bills is empty', 'Enter at least one bill and its amount.');
	if (rows.length > BILLS_MAX)
		throw read.refuse(
			`Bills lists ${rows.length} bills, and BILL accepts at most ${BILLS_MAX}`,
			'Split the list.',
		);
	const seen = new Set<string>();
	return rows.map((row, index) => {
		const { billId, amount, ...more } = toRecord(row);
		const id = read.textOf(billId, `billId of bill ${index + 1}`, true);
		if (!id) throw read.refuse(`billId of bill ${index + 1} is missing`, FORM);
		if (seen.has(id)) throw read.refuse(`Bills lists ${id} twice`, 'Pay each bill once.');
		seen.add(id);
		const label = `amount of bill ${index + 1} (${id})`;
		const cents = toCents(amount);
		if (cents === undefined) throw read.refuse(notMoney(label, amount), MONEY_FIX);
		if (cents <= 0) throw read.refuse(`${label} is ${formatCents(cents)}`, 'Enter an amount above zero.');
		return { billId: id, amountCents: cents, ofBill: checksInRow(more) };
	});
}

function parsed(read: ParameterReader, value: unknown): unknown[] {
	const list = parseOrKeep(value);
	if (Array.isArray(list)) return list;
	throw read.refuse(`Bills is ${shown(value)}, which is not a list`, FORM);
}

const FORM = 'Write it as [{"billId": "00n…", "amount": 120.50}].';

/**
 * POST a mass payment. Sent once, never repeated: BILL keeps no number of ours with it. Answers before anything is paid
 * (BILL ap-mass-payments, 2026-11).
 */
export async function postMassPayment(
	client: BillClient,
	body: IDataObject,
	count: number,
): Promise<IDataObject> {
	return await client.request({
		intent: `start the mass payment of ${count} bills`,
		method: 'POST',
		path: '/v3/payments/mass',
		body,
		isAnswered: isBatch,
		decode: toBillRecord,
	});
}

/** GET a mass payment: the state of each payment and counts. */
export async function readMassPayment(client: BillClient, paymentBatchId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the mass payment ${paymentBatchId}`,
		method: 'GET',
		path: `/v3/payments/mass/${encodeURIComponent(paymentBatchId)}`,
		isAnswered: isBatch,
		decode: toBillRecord,
	});
}

function isBatch(body: unknown): boolean {
	return textOf(toBillRecord(body), 'paymentBatchId') !== '';
}
