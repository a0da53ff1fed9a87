import type { IDataObject } from 'n8n-workflow';
import { formatCents, fromCents, toCents } from '../../../../shared/money';
import { MONEY_FIX, type ParameterReader, chosenIn, notMoney, toRecord } from '../../../parameters/reader';

/** Credits to apply as BILL takes them, `{id, amount}`; undefined when none was added. */
export function readVendorCredits(read: ParameterReader, given: unknown): IDataObject[] | undefined {
	const { credit } = toRecord(given);
	if (!Array.isArray(credit) || credit.length === 0) return undefined;
	return credit.map((row, index) => readCredit(read, toRecord(row), ` ${index + 1}`));
}

function readCredit(read: ParameterReader, row: IDataObject, number: string): IDataObject {
	const id = chosenIn(row.id);
	if (!id) throw read.refuse(`Vendor Credit${number} is missing`, 'Choose one, or remove the row.');
	const label = `Amount of Vendor Credit${number}`;
	const cents = toCents(row.amount);
	if (cents === undefined) throw read.refuse(notMoney(label, row.amount), MONEY_FIX);
	if (cents <= 0) throw read.refuse(`${label} is ${formatCents(cents)}`, 'Enter an amount above zero.');
	return { id, amount: fromCents(cents) };
}
