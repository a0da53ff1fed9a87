import type { IDataObject } from 'n8n-workflow';
import { locatorValue } from '../../../../shared/values/fits';
import { type ParameterReader, shown, toRecord } from '../../../parameters/reader';
import { CLASSIFICATIONS } from './classifications';
import { parseOrKeep } from '../../../../shared/values/json';

/** Lines as the user gave them, not looked at yet. */
export type LineRow = IDataObject;

const ROW_KEYS = ['amount', 'quantity', 'price', 'description'];
const SHOWN_KEYS = [...ROW_KEYS, ...CLASSIFICATIONS.map(({ rowKeys: [first] }) => first)];
const TEXT_KEYS = ['description', ...CLASSIFICATIONS.flatMap(({ rowKeys }) => rowKeys)];
const KNOWN_KEYS = new Set<string>([...ROW_KEYS, ...TEXT_KEYS]);

/** Rows of the form or of the list of the input item. Refuses none at all, and fields of a row nobody knows. */
export function readLineRows(read: ParameterReader): LineRow[] {
	const isForm = read.text('lineItemsFrom') !== 'array';
	const rows = isForm ? formRows(read) : listRows(read);
	if (rows.length > 0) return rows;
	const label = isForm ? 'Line Items' : 'Line Items List';
	throw read.refuse(`${label} is empty, so there is nothing to pay`, 'Add at least one line with an amount.');
}

function formRows(read: ParameterReader): LineRow[] {
	const { item } = read.collection('lineItems');
	return Array.isArray(item) ? item.map((row) => withoutUnused(toRecord(row))) : [];
}

/** A row of a form without what nobody filled in: the form sends 0 for such a number. */
export function withoutUnused(row: LineRow): LineRow {
	const { quantity, price, ...others } = row;
	if (isNothing(quantity)) return others;
	if (!isNothing(row.amount)) return row;
	return { ...others, quantity, price, amount: undefined };
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '' || value === 0;
}

function listRows(read: ParameterReader): LineRow[] {
	const value = read.raw('lineItemsArray');
	const rows: unknown = parseOrKeep(value);
	if (rows === undefined || rows === null || rows === '') return [];
	if (!Array.isArray(rows)) {
		throw read.refuse(
			`Line Items List is ${shown(value)}, which is not a list`,
			'Enter a list of objects, each with an amount.',
		);
	}
	return rows.map((row, index) => known(read, toRecord(row), index + 1));
}

/** A misspelt key would leave a line without its coding, and nobody would notice. */
function known(read: ParameterReader, row: LineRow, line: number): LineRow {
	const strange = Object.keys(row).filter((key) => !KNOWN_KEYS.has(key));
	if (strange.length === 0) return withTexts(read, row, line);
	const names = strange.map(shown).join(', ');
	throw read.refuse(
		`Line ${line} of Line Items List contains ${strange.length === 1 ? 'an unknown field' : 'unknown fields'}: ${names}`,
		`Use ${SHOWN_KEYS.join(', ')}.`,
	);
}

/** Numbers of a list stand for texts only where no digit is lost: the book of codes knows 6100, not 0100. */
function withTexts(read: ParameterReader, row: LineRow, line: number): LineRow {
	for (const key of TEXT_KEYS) read.textOf(locatorValue(row[key]), `${key} of line ${line}`);
	return row;
}
