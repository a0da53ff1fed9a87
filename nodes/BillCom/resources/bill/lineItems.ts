import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { MONEY_FIX, notMoney, type ParameterReader, shown, toRecord, toText } from '../parameters';
import type { Classification } from './classifications';

/** One line as the user gave it: codes are ids, names or account numbers, empty where none was given. */
export interface LineItem {
	cents: number;
	description: string;
	codes: Record<Classification['key'], string>;
}

/** BILL ap-bills, 2026-11. */
const DESCRIPTION_MAX = 4000;

/** Lines from the form or from the list of the input item. Refuses no lines, and lines without a proper amount. */
export function readLineItems(read: ParameterReader): LineItem[] {
	const isForm = read.text('lineItemsFrom') !== 'array';
	const rows = isForm ? formRows(read) : listRows(read);
	if (rows.length === 0) {
		const label = isForm ? 'Line Items' : 'Line Items List';
		throw read.refuse(
			`${label} is empty, so there is nothing to pay`,
			'Add at least one line with an amount.',
		);
	}
	return rows.map((row, index) => toLineItem(read, toRecord(row), index + 1));
}

/** The sum of the lines in cents, checked against Expected Total where one is given, and above zero. */
export function totalOf(read: ParameterReader, lines: LineItem[]): number {
	const totalCents = lines.reduce((sum, { cents }) => sum + cents, 0);
	const expected = read.raw('expectedTotal');
	if (expected !== undefined && expected !== null && expected !== '') {
		const expectedCents = toCents(expected);
		if (expectedCents === undefined) throw read.refuse(notMoney('Expected Total', expected), MONEY_FIX);
		if (expectedCents !== totalCents) throw read.refuse(mismatch(totalCents, expectedCents), MISMATCH_FIX);
	}
	if (totalCents > 0) return totalCents;
	throw read.refuse(
		`the line items add up to ${formatCents(totalCents)}, and a bill must be above zero`,
		'Enter a credit of the vendor as a vendor credit in BILL.',
	);
}

const MISMATCH_FIX = 'Correct the line items or Expected Total.';

function mismatch(totalCents: number, expectedCents: number): string {
	const gap = formatCents(Math.abs(expectedCents - totalCents));
	return `the line items add up to ${formatCents(totalCents)}, but Expected Total is ${formatCents(expectedCents)} (${gap} apart)`;
}

function formRows(read: ParameterReader): unknown[] {
	const { item } = read.collection('lineItems');
	return Array.isArray(item) ? item : [];
}

function listRows(read: ParameterReader): unknown[] {
	const value = read.raw('lineItemsArray');
	const rows: unknown = typeof value === 'string' ? parseList(value) : value;
	if (rows === undefined || rows === null || rows === '') return [];
	if (Array.isArray(rows)) return rows;
	throw read.refuse(
		`Line Items List is ${shown(value)}, which is not a list`,
		'Give a list of objects, each with an amount.',
	);
}

function parseList(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function toLineItem(read: ParameterReader, row: IDataObject, line: number): LineItem {
	const cents = toCents(row.amount);
	if (cents === undefined) throw read.refuse(notMoney(`Amount of line ${line}`, row.amount), MONEY_FIX);
	const description = toText(row.description);
	if (description.length > DESCRIPTION_MAX) {
		const what = `Description of line ${line} has ${description.length} characters`;
		throw read.refuse(what, `BILL keeps ${DESCRIPTION_MAX}. Shorten it.`);
	}
	return {
		cents,
		description,
		codes: {
			chartOfAccount: toCode(row.glAccount) || toCode(row.chartOfAccount),
			department: toCode(row.department),
			location: toCode(row.location),
			accountingClass: toCode(row.accountingClass),
		},
	};
}

/** A code may come from a resource locator. */
function toCode(value: unknown): string {
	return toText(typeof value === 'object' && value !== null && 'value' in value ? value.value : value);
}
