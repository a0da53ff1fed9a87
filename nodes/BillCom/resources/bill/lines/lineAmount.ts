import type { IDataObject } from 'n8n-workflow';
import { toCents } from '../../../../shared/money';
import { MONEY_FIX, notMoney, type ParameterReader, shown } from '../../../parameters/reader';

/** What a line comes to. BILL multiplies quantity and price itself where no amount is sent (BILL ap-bills, 2026-11). */
export interface LineAmount {
	cents: number;
	/** Whether the user gave the amount, which then wins over quantity × price. */
	isGiven: boolean;
	quantity?: number;
	price?: number;
}

/**
 * Amount, or quantity × price. `label` names the line in refusals. A product that is not a whole number of cents is refused:
 * nobody knows how BILL rounds it, and the total has to be known before the bill is sent.
 */
export function readLineAmount(read: ParameterReader, row: IDataObject, label: string): LineAmount {
	const quantity = readNumber(read, row.quantity, `Quantity${label}`);
	const price = readNumber(read, row.price, `Price${label}`);
	const parts = { ...(quantity !== undefined && { quantity }), ...(price !== undefined && { price }) };
	const isProduct = !isGiven(row.amount) && (quantity !== undefined || price !== undefined);
	if (!isProduct) {
		const cents = toCents(row.amount);
		if (cents === undefined) throw read.refuse(notMoney(`Amount${label}`, row.amount), MONEY_FIX);
		return { cents, isGiven: true, ...parts };
	}
	if (quantity === undefined)
		throw read.refuse(`Quantity${label} is missing`, 'Enter it, or enter an amount.');
	if (price === undefined) throw read.refuse(`Price${label} is missing`, 'Enter it, or enter an amount.');
	const cents = toCents(quantity * price);
	if (cents === undefined) {
		const what = `Quantity × Price${label} is ${quantity} × ${price}, which is not a whole number of cents`;
		throw read.refuse(what, 'Enter the amount of the line as well; it is used instead.');
	}
	return { cents, isGiven: false, ...parts };
}

function readNumber(read: ParameterReader, value: unknown, label: string): number | undefined {
	if (!isGiven(value)) return undefined;
	const number = typeof value === 'string' ? toNumber(value.trim()) : value;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw read.refuse(`${label} is ${shown(value)}, which is not a number`, 'Write it as 12 or 12.5.');
}

/** Commas only between groups of three digits: as a decimal sign one would multiply the amount. */
const NUMBER_TEXT = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/;

function toNumber(text: string): number {
	return /\d/.test(text) && NUMBER_TEXT.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
