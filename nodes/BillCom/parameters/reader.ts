import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toCents } from '../../shared/money';
import { type BaseReader, baseReader, isEmpty } from '../../shared/parameters/reader';
import { toCalendarDay } from '../../shared/values/day';
import { type Exceptions, locatorValue } from '../../shared/values/fits';
import { toRecord } from '../../shared/values/json';
import { holdsAccountDigits, keepsAllDigits, shown, textMisfit, toText } from '../../shared/values/text';

export { shown, toRecord, toText };

/** Which field a value comes from. The field itself, so that a message calls it what the editor does. */
export type Field = Pick<INodeProperties, 'name' | 'displayName'>;

/** Reads the parameters of one item and refuses what cannot be sent, naming record, field and fix. */
export interface ParameterReader extends BaseReader {
	/** Trimmed text that must be there. */
	requiredText(field: Field): string;
	/** Id from a resource locator that must be there. */
	locator(field: Field): string;
	/** `yyyy-MM-dd`, or undefined when nothing was given. */
	date(field: Field): string | undefined;
	/** `yyyy-MM-dd` that must be there. */
	requiredDate(field: Field): string;
	/** Whole cents that must be there. */
	cents(field: Field): number;
	/** `yyyy-MM-dd` of a value that was read already, for example from a collection; undefined when it is empty. */
	day(value: unknown, label: string): string | undefined;
	/** Text of a field that not every operation with this draft has; empty where it is missing. */
	optionalText(name: string): string;
}

/**
 * @param subject opens every refusal, for example "Invoice INV-88"
 */
export function parameters(ctx: IExecuteFunctions, itemIndex: number, subject = ''): ParameterReader {
	const read = baseReader({
		ctx,
		itemIndex,
		fields: knownFields.get(ctx) ?? [],
		exceptions: EXCEPTIONS,
		asking: { extractValue: true },
		refuse: (what, fix) => inputError(ctx, itemIndex, subject ? `${subject}: ${what}` : what, fix),
	});
	const { raw, text, refuse } = read;
	const required = ({ name, displayName: label }: Field) => {
		const value = text(name);
		if (!value) throw refuse(`${label} is missing`, `Fill in ${label}.`);
		return value;
	};
	const day = (value: unknown, label: string) => {
		if (isEmpty(value)) return undefined;
		const found = toCalendarDay(value, ctx.getTimezone());
		if (found) return found;
		throw refuse(`${label} is ${shown(value)}, which is not a date`, 'Write it as 2027-01-15.');
	};
	const date = (field: Field) => day(raw(field.name), field.displayName);
	return {
		...read,
		requiredText: required,
		locator: required,
		date,
		requiredDate: (field) => {
			const value = date(field);
			if (!value)
				throw refuse(
					`${field.displayName} is missing`,
					`Fill in ${field.displayName}, for example 2027-01-15.`,
				);
			return value;
		},
		cents: ({ name, displayName: label }) => {
			const value = raw(name);
			const cents = toCents(value);
			if (cents === undefined) throw refuse(notMoney(label, value), MONEY_FIX);
			return cents;
		},
		day,
		optionalText: (name) => text(name, { extractValue: false }),
	};
}

/** The fields of the operation that runs, for as long as n8n keeps the context. */
const knownFields = new WeakMap<IExecuteFunctions, INodeProperties[]>();

/** From now on every parameter read from this context has to fit the field it is entered in. */
export function checkAgainst(ctx: IExecuteFunctions, fields: INodeProperties[]): void {
	knownFields.set(ctx, fields);
}

/** Amounts are text fields, so that they keep their cents; `toCents` judges them. */
const EXCEPTIONS: Exceptions = {
	judgedElsewhere: [
		'amount',
		'expectedTotal',
		'maxAmount',
		'limitPerPayment',
		'limitPerVendorAndDay',
		'limitPerDay',
		'paymentsPaused',
	],
	lists: ['ids', 'invoiceNumbers', 'transactionNumbers'],
};

/** A user error that stops one item; `fix` is part of the message, so that it survives into Salesforce. */
export function inputError(
	ctx: IExecuteFunctions,
	itemIndex: number,
	what: string,
	fix: string,
): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `${what}. ${fix}`, { itemIndex, level: 'warning' });
}

/** An update that names no field. */
export function nothingToUpdate(read: ParameterReader): NodeOperationError {
	return read.refuse('Update Fields is empty', 'Add at least one field.');
}

export const MONEY_FIX = 'Enter an amount with at most two decimals, such as 120.50.';

/** What a locator in a collection or a row holds, where n8n hands it over as it is stored; also a bare id or code. */
export function chosenIn(value: unknown): string {
	return toText(locatorValue(value));
}

/** "Amount is missing" or "Amount is "abc", which is not an amount of money". */
export function notMoney(label: string, value: unknown): string {
	const isMissing = value === undefined || value === null || value === '';
	return isMissing ? `${label} is missing` : `${label} is ${shown(value)}, which is not an amount of money`;
}

/**
 * Refuses numbers in JSON that is sent as it is, where they have lost digits: above 15 of them, and account, card, check
 * and tax numbers of any length.
 *
 * @param label of the field the JSON is entered in
 */
export function assertKeepsDigits(read: ParameterReader, label: string, value: unknown): void {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, inner] of Object.entries(value)) {
		if (
			typeof inner === 'number' &&
			(holdsAccountDigits(name) || (Number.isInteger(inner) && !keepsAllDigits(inner)))
		) {
			const misfit = textMisfit(inner, `${label}: ${name}`, holdsAccountDigits(name));
			if (misfit) throw read.refuse(misfit.what, misfit.fix);
		}
		assertKeepsDigits(read, label, inner);
	}
}
