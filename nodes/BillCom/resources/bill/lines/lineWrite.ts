import type { IDataObject } from 'n8n-workflow';
import { toCents } from '../../../../shared/money';
import { textOf, toBillRecord } from '../../../records/record';
import { mergedLines } from './billLines';

/** How lines are written: PATCH where all stay what they are or change in place, PUT where one comes or goes. */
export interface LineWrite {
	method: 'PATCH' | 'PUT';
	/** Undefined when BILL has exactly these. */
	lines: IDataObject[] | undefined;
}

/** The lines in a field of a record as BILL returned it. */
export function linesIn(record: IDataObject, field: string): IDataObject[] {
	const lines = record[field];
	return Array.isArray(lines) ? lines.map(toBillRecord) : [];
}

/**
 * How to bring the lines of a record to the wanted ones. A line that is there keeps its id and, unless others are given,
 * its codes; a PATCH of a line without its codes would clear them (field reports, 2026-11).
 */
export function lineWrite(current: IDataObject[], wanted: IDataObject[]): LineWrite {
	const { lines, isSame } = mergedLines(current, wanted);
	const isInPlace = lines.length === current.length && lines.every((line) => textOf(line, 'id') !== '');
	return { method: isInPlace ? 'PATCH' : 'PUT', lines: isSame ? undefined : lines };
}

/** What a record with lines comes to in cents: its amount, else the sum of its lines; undefined when BILL tells neither. */
export function centsOfLines(record: IDataObject, field: string): number | undefined {
	const amount = toCents(record.amount);
	if (amount !== undefined) return amount;
	const cents = linesIn(record, field).map((line) => toCents(line.amount));
	if (cents.length === 0) return undefined;
	return cents.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
}
