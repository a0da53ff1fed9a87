import type { IDataObject } from 'n8n-workflow';
import { formatCents, fromCents, toCents } from '../../../../shared/money';
import { chosenIn, MONEY_FIX, notMoney, type ParameterReader, toText } from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import { CLASSIFICATIONS, type Codes, codesBy } from './classifications';
import { type LineAmount, readLineAmount } from './lineAmount';
import { type LineRow, readLineRows } from './lineRows';

/** One line as the user gave it, checked. */
export interface LineItem extends LineAmount {
	description: string;
	codes: Codes;
}

/** BILL ap-bills, 2026-11. */
const DESCRIPTION_MAX = 4000;

/** Lines from the form or from the list of the input item. Refuses no lines, and lines without a proper amount. */
export function readLineItems(read: ParameterReader): LineItem[] {
	return readLineRows(read).map((row, index) => toLineItem(read, row, ` of line ${index + 1}`));
}

/** What the lines belong to: "a bill", and what to do about a total of nothing or less. */
interface TotalOwner {
	name: string;
	fix: string;
}

const OF_BILL: TotalOwner = {
	name: 'a bill',
	fix: 'Enter a credit of the vendor as a vendor credit in BILL.',
};

/** The sum of the lines in cents, checked against Expected Total where one is given, and above zero. */
export function totalOf(read: ParameterReader, lines: Array<{ cents: number }>, owner = OF_BILL): number {
	const totalCents = lines.reduce((sum, { cents }) => sum + cents, 0);
	const expected = read.raw('expectedTotal');
	if (expected !== undefined && expected !== null && expected !== '') {
		const expectedCents = toCents(expected);
		if (expectedCents === undefined) throw read.refuse(notMoney('Expected Total', expected), MONEY_FIX);
		if (expectedCents !== totalCents) throw read.refuse(mismatch(totalCents, expectedCents), MISMATCH_FIX);
	}
	if (totalCents > 0) return totalCents;
	const what = `the line items add up to ${formatCents(totalCents)}, and ${owner.name} must be above zero`;
	throw read.refuse(what, owner.fix);
}

const MISMATCH_FIX = 'Correct the line items or Expected Total.';

function mismatch(totalCents: number, expectedCents: number): string {
	const gap = formatCents(Math.abs(expectedCents - totalCents));
	return `the line items add up to ${formatCents(totalCents)}, but Expected Total is ${formatCents(expectedCents)} (${gap} apart)`;
}

/** The lines with their amount alone, for records of which BILL takes no quantity and price on creation. */
export function amountsOnly(lines: LineItem[]): LineItem[] {
	return lines.map(({ cents, description, codes }) => ({ cents, isGiven: true, description, codes }));
}

/** A row as a line item. `label` continues "Amount", for example " of line 2". */
export function toLineItem(read: ParameterReader, row: LineRow, label: string): LineItem {
	return {
		...readLineAmount(read, row, label),
		description: readDescription(read, row.description, label),
		codes: codesIn(row),
	};
}

/** The description of a line, no longer than BILL keeps. */
export function readDescription(read: ParameterReader, value: unknown, label: string): string {
	const description = toText(value);
	if (description.length <= DESCRIPTION_MAX) return description;
	const what = `Description${label} has ${description.length} characters`;
	throw read.refuse(what, `BILL keeps ${DESCRIPTION_MAX}. Shorten it.`);
}

/** The codes in a row of a form or a list. */
export function codesIn(row: LineRow): Codes {
	return codesBy(({ rowKeys }) => rowKeys.map((key) => chosenIn(row[key])).find(Boolean) ?? '');
}

/** The line as BILL takes it. `idOf` gives BILL's id of each code. */
export function toBillLine(line: LineItem, idOf: (key: keyof Codes) => string | undefined): IDataObject {
	const { cents, isGiven, quantity, price, description } = line;
	const classifications = CLASSIFICATIONS.map(({ key, idField }) => [idField, idOf(key)]);
	return withoutEmpty({
		amount: isGiven ? fromCents(cents) : undefined,
		quantity,
		price,
		description,
		classifications: withoutEmpty(Object.fromEntries(classifications)),
	});
}
