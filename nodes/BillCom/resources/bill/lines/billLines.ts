import type { IDataObject } from 'n8n-workflow';
import { toCents } from '../../../../shared/money';
import { listOf, objectOf, textOf, toBillRecord, withoutEmpty } from '../../../records/record';

/** The line items of a bill as BILL returned them. */
export function linesOf(bill: IDataObject): IDataObject[] {
	return listOf(bill, 'billLineItems');
}

/** A line of BILL as it is sent back unchanged: id, amounts, text and every code. */
export function resentLine(line: IDataObject): IDataObject {
	const { id, amount, quantity, price, description, classifications } = line;
	return withoutEmpty({ id, amount, quantity, price, description, classifications });
}

/** How lines are written: PATCH where all stay what they are or change in place, PUT where one comes or goes. */
export interface LineWrite {
	method: 'PATCH' | 'PUT';
	/** Undefined when BILL has exactly these. */
	lines: IDataObject[] | undefined;
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

/**
 * The lines a bill should have, as a PUT takes them, and whether it has them already. A line that is there keeps its id
 * and what nobody asked to change; with as many lines as before, one that is not there is its neighbour changed.
 */
export function mergedLines(
	current: IDataObject[],
	wanted: IDataObject[],
): { lines: IDataObject[]; isSame: boolean } {
	const left = new Set(current);
	const matched = wanted.map((line) => {
		const same = [...left].find((one) => says(one, line));
		if (same) left.delete(same);
		return same;
	});
	const isCounted = current.length === wanted.length;
	const lines = wanted.map((line, index) => {
		const same = matched[index];
		if (same) return resentLine(same);
		const neighbour = isCounted ? current[index] : undefined;
		return neighbour && left.has(neighbour) ? mergedLine(neighbour, line) : line;
	});
	return { lines, isSame: isCounted && matched.every(Boolean) };
}

/** Whether a line of BILL is what the wanted one says; what that leaves open counts as the same. */
export function says(line: IDataObject, wanted: IDataObject): boolean {
	const codes = objectOf(line, 'classifications');
	return (
		toCents(line.amount) === centsOf(wanted) &&
		textOf(line, 'description') === textOf(wanted, 'description') &&
		['quantity', 'price'].every((field) => wanted[field] === undefined || wanted[field] === line[field]) &&
		Object.entries(objectOf(wanted, 'classifications')).every(([field, id]) => codes[field] === id)
	);
}

function centsOf({ amount, quantity, price }: IDataObject): number | undefined {
	return toCents(amount === undefined ? Number(quantity) * Number(price) : amount);
}

/** The line with what is wanted merged into it. Its codes stay unless others are given. */
export function mergedLine(line: IDataObject, wanted: IDataObject): IDataObject {
	const { id, description, classifications } = line;
	return withoutEmpty({
		description,
		...wanted,
		id,
		classifications: { ...toBillRecord(classifications), ...objectOf(wanted, 'classifications') },
	});
}

/** What a record with lines comes to in cents: its amount, else the sum of its lines; undefined when BILL tells neither. */
export function centsOfLines(record: IDataObject, field: string): number | undefined {
	const amount = toCents(record.amount);
	if (amount !== undefined) return amount;
	const cents = listOf(record, field).map((line) => toCents(line.amount));
	if (cents.length === 0) return undefined;
	return cents.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
}

/** The total of a bill in cents. BILL leaves out fields that are not set, so a missing amount is unknown and not zero. */
export function billCents(bill: IDataObject): number | undefined {
	return centsOfLines(bill, 'billLineItems');
}
