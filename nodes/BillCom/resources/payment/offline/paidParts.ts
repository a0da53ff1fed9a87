import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../../shared/money';
import { locatorValue } from '../../../../shared/values/fits';
import { MONEY_FIX, notMoney, type ParameterReader, shown, toRecord } from '../../../parameters/reader';
import { textOf } from '../../../records/record';
import type { Objection } from '../../../operation/failure';

/** What was paid of one bill, in cents. */
export interface PaidPart {
	billId: string;
	cents: number;
}

/** Reads the paid bills of the form or of the list of the input item. Refuses none, a bill twice, and no amount. */
export function readPaidParts(read: ParameterReader): PaidPart[] {
	const isForm = read.text('paymentsFrom') !== 'array';
	const rows = isForm ? read.collection('payments').payment : listOf(read);
	if (!Array.isArray(rows) || rows.length === 0) {
		throw read.refuse(`${isForm ? 'Paid Bills' : 'Paid Bills List'} is empty`, 'Add at least one bill.');
	}
	const parts = rows.map((row, index) => readPart(read, toRecord(row), ` of paid bill ${index + 1}`));
	const twice = parts.find(({ billId }, index) => parts.findIndex((one) => one.billId === billId) < index);
	if (twice)
		throw read.refuse(
			`bill ${twice.billId} is listed twice`,
			'List it once, with the whole amount that was paid.',
		);
	return parts;
}

function listOf(read: ParameterReader): unknown {
	const value = read.raw('paymentsArray');
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		throw read.refuse(
			`Paid Bills List is ${shown(value)}, which is not a list`,
			'Enter a list of objects with billId and amount.',
		);
	}
}

function readPart(read: ParameterReader, row: IDataObject, label: string): PaidPart {
	const billId = read.textOf(locatorValue(row.billId), `Bill${label}`, true);
	if (!billId) throw read.refuse(`Bill${label} is missing`, 'Choose one, or remove the row.');
	const cents = toCents(row.amount);
	if (cents === undefined) throw read.refuse(notMoney(`Amount${label}`, row.amount), MONEY_FIX);
	if (cents > 0) return { billId, cents };
	throw read.refuse(`Amount${label} is ${formatCents(cents)}`, 'Enter an amount above zero.');
}

/** Why so much cannot be recorded as paid of a bill; undefined when it can. A bill need not be approved for that. */
export function refusalToRecord(
	bill: IDataObject | undefined,
	{ billId, cents }: PaidPart,
): Objection | undefined {
	if (!bill)
		return { reason: 'billUnknown', what: `BILL has no bill ${billId}`, fix: 'Choose another Bill.' };
	const is = (reason: string, what: string, fix: string) => ({
		reason,
		what: `bill ${billId} ${what}`,
		fix,
	});
	if (bill.archived === true) return is('billArchived', 'is archived', 'Restore it first.');
	if (textOf(bill, 'paymentStatus') === 'PAID')
		return is('alreadyPaid', 'is already paid', 'Check its payments in BILL. Nothing was sent.');
	const dueCents = toCents(bill.dueAmount) ?? toCents(bill.amount);
	if (dueCents === undefined)
		return is('dueUnknown', 'has a due amount that BILL does not show', 'Record the payment in BILL.');
	if (cents <= dueCents) return undefined;
	return is(
		'amountAboveDue',
		`has ${formatCents(dueCents)} due, and ${formatCents(cents)} should be recorded`,
		'Lower Amount, or look for an earlier payment of this bill.',
	);
}
