import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toCents } from '../../shared/money';

/** Which field a value comes from: the parameter's name and the label the user sees. */
export interface Field {
	name: string;
	label: string;
}

/** Reads the parameters of one item and refuses what cannot be sent, naming record, field and fix. */
export interface ParameterReader {
	/** Trimmed text; empty when nothing was given. */
	text(name: string): string;
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
	/** A collection such as Additional Fields; empty when nothing was added. */
	collection(name: string): IDataObject;
	/** Anything else, as n8n gives it. */
	raw(name: string): unknown;
	/** Builds a refusal: what is wrong, then how to fix it. */
	refuse(what: string, fix: string): NodeOperationError;
}

/**
 * @param subject opens every refusal, for example "Invoice INV-88"
 */
export function parameters(ctx: IExecuteFunctions, itemIndex: number, subject = ''): ParameterReader {
	const raw = (name: string): unknown =>
		ctx.getNodeParameter(name, itemIndex, undefined, { extractValue: true });
	const refuse = (what: string, fix: string) =>
		refusal(ctx, itemIndex, subject ? `${subject}: ${what}` : what, fix);
	const text = (name: string) => toText(raw(name));
	const required = ({ name, label }: Field) => {
		const value = text(name);
		if (!value) throw refuse(`${label} is missing`, `Fill in ${label}.`);
		return value;
	};
	const date = (field: Field) => toDate(raw(field.name), field.label, refuse);
	return {
		text,
		requiredText: required,
		locator: required,
		date,
		requiredDate: (field) => {
			const value = date(field);
			if (!value)
				throw refuse(`${field.label} is missing`, `Fill in ${field.label}, for example 2027-01-15.`);
			return value;
		},
		cents: ({ name, label }) => {
			const value = raw(name);
			const cents = toCents(value);
			if (cents === undefined) throw refuse(notMoney(label, value), MONEY_FIX);
			return cents;
		},
		collection: (name) => toRecord(raw(name)),
		raw,
		refuse,
	};
}

/** A user error that stops one item; `fix` is part of the message, so that it survives into Salesforce. */
export function refusal(
	ctx: IExecuteFunctions,
	itemIndex: number,
	what: string,
	fix: string,
): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `${what}. ${fix}`, { itemIndex, level: 'warning' });
}

export const MONEY_FIX = 'Enter an amount with at most two decimals, such as 120.50.';

/** "Amount is missing" or "Amount is "abc", which is not an amount of money". */
export function notMoney(label: string, value: unknown): string {
	const isMissing = value === undefined || value === null || value === '';
	return isMissing ? `${label} is missing` : `${label} is ${shown(value)}, which is not an amount of money`;
}

/** A value as it can stand in a message. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Trimmed text of a text or number; empty for anything else. */
export function toText(value: unknown): string {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value.trim() : '';
}

/** The value when it is a plain object, otherwise an empty one. */
export function toRecord(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {};
}

/**
 * `yyyy-MM-dd` of a date or date-time, as it is written: no time zone moves the day. Undefined when empty.
 */
export function toDate(
	value: unknown,
	label: string,
	refuse: (what: string, fix: string) => NodeOperationError,
): string | undefined {
	const text = isDateTime(value)
		? value.toISO()
		: value instanceof Date
			? value.toISOString()
			: toText(value);
	if (!text) return undefined;
	const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0];
	const isRealDay = day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
	if (!isRealDay) throw refuse(`${label} is ${shown(text)}, which is not a date`, 'Write it as 2027-01-15.');
	return day;
}

/** Expressions such as `$now` give a Luxon date. */
function isDateTime(value: unknown): value is { toISO(): string } {
	return typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function';
}
