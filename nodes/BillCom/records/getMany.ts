import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billInvoiceNumber } from '../../shared/keys';
import { fromCents, toCents } from '../../shared/money';
import { toCountryCode } from '../../shared/values/country';
import { toInstant } from '../../shared/values/day';
import { locatorValue } from '../../shared/values/fits';
import { type FilterClause, isFilterable, nameClauses } from '../transport/filters';
import { billPages } from '../transport/pages';
import { toCurrencyCode } from '../parameters/currency';
import { MONEY_FIX, notMoney, type ParameterReader, parameters, shown, toText } from '../parameters/reader';
import { textOf, toBillRecord } from './record';

/** One filter of a Get Many: the field and operator of BILL, and how the user's value is written. */
export interface ListFilter {
	field: string;
	op: FilterClause['op'];
	label?: string;
	/**
	 * Text unless it says otherwise. `name`: a text BILL can also filter by its start (`sw`), so that one with a double
	 * quote is asked for by what stands before the quote and compared here.
	 */
	form?: 'time' | 'day' | 'money' | 'invoiceNumber' | 'name' | 'country' | 'currency';
}

/** What one Get Many lists. */
export interface ListOperation {
	/** Continues "BILL did not …", for example "list vendors". */
	intent: string;
	path: string;
	/** By name in the Filters collection. */
	filters: Record<string, ListFilter>;
	/** What is compared here, because BILL cannot: then the list is read until there is enough. */
	isWanted?: (record: IDataObject) => boolean;
}

const TIME_FILTERS: ListOperation['filters'] = {
	createdAfter: { field: 'createdTime', op: 'gte', label: 'Created After', form: 'time' },
	createdBefore: { field: 'createdTime', op: 'lt', label: 'Created Before', form: 'time' },
	updatedAfter: { field: 'updatedTime', op: 'gte', label: 'Updated After', form: 'time' },
	updatedBefore: { field: 'updatedTime', op: 'lt', label: 'Updated Before', form: 'time' },
};

/** Reads the list page by page; the records of one item are collected because n8n takes them all at once. */
export async function getMany(
	ctx: IExecuteFunctions,
	itemIndex: number,
	list: ListOperation,
): Promise<IDataObject[]> {
	const read = parameters(ctx, itemIndex);
	const options = read.collection('options');
	const limit = toLimit(read) ?? Number.POSITIVE_INFINITY;
	const isWanted = list.isWanted ?? quotedNames(read, list.filters);
	const pages = billPages(ctx, {
		intent: list.intent,
		path: list.path,
		filters: toClauses(read, { ...list.filters, ...TIME_FILTERS }, ctx.getTimezone()),
		sort: `${toText(options.sortBy) || 'createdTime'}:${toText(options.sortDirection) || 'desc'}`,
		...(!isWanted && Number.isFinite(limit) && { limit }),
		itemIndex,
		decodeRow: toBillRecord,
	});
	const records: IDataObject[] = [];
	for await (const page of pages) {
		records.push(...(isWanted ? page.filter(isWanted) : page));
		if (records.length >= limit) break;
	}
	return records.slice(0, limit);
}

/** The comparison BILL cannot make: with names that hold a double quote. Undefined where there is none. */
function quotedNames(
	read: ParameterReader,
	known: ListOperation['filters'],
): ((record: IDataObject) => boolean) | undefined {
	const given = Object.entries(read.collection('filters')).flatMap(([name, value]) => {
		const filter = known[name];
		const text = toText(value);
		return filter?.form === 'name' && !isFilterable(text) ? [{ filter, text }] : [];
	});
	if (given.length === 0) return undefined;
	return (record) =>
		given.every(({ filter: { field, op }, text }) =>
			op === 'sw' ? textOf(record, field).startsWith(text) : textOf(record, field) === text,
		);
}

function toClauses(read: ParameterReader, known: ListOperation['filters'], timezone: string): FilterClause[] {
	return Object.entries(read.collection('filters')).flatMap(([name, given]) => {
		const filter = known[name];
		const value = locatorValue(given);
		const isEmpty =
			value === '' || value === undefined || value === null || (Array.isArray(value) && value.length === 0);
		if (!filter || isEmpty) return [];
		if (filter.form === 'name') return nameClauses(filter.field, filter.op, toText(value));
		return [{ field: filter.field, op: filter.op, value: toFilterValue(read, filter, value, timezone) }];
	});
}

function toFilterValue(
	read: ParameterReader,
	filter: ListFilter,
	value: unknown,
	timezone: string,
): FilterClause['value'] {
	const label = filter.label ?? filter.field;
	if (typeof value === 'boolean') return value;
	switch (filter.form) {
		case 'time':
			return toTime(read, label, value, timezone);
		case 'day':
			return read.day(value, label) ?? '';
		case 'money': {
			const cents = toCents(value);
			if (cents === undefined) throw read.refuse(notMoney(label, value), MONEY_FIX);
			return fromCents(cents);
		}
		case 'country':
			return toCountry(read, label, value);
		case 'currency':
			return toCurrency(read, label, value);
		case 'invoiceNumber':
			return filterable(read, billInvoiceNumber(toText(value)));
		default:
			return filterable(read, Array.isArray(value) ? value.join(',') : toText(value));
	}
}

function filterable(read: ParameterReader, text: string): string {
	if (isFilterable(text)) return text;
	throw read.refuse(
		`The filter ${shown(text)} holds a double quote, which BILL cannot filter by`,
		'Shorten the text.',
	);
}

/** BILL compares what is written: any other spelling finds nothing, and an empty list would pass for an answer. */
function toCountry(read: ParameterReader, label: string, value: unknown): string {
	const code = toCountryCode(toText(value));
	if (code) return code;
	throw read.refuse(`${label} is ${shown(value)}, which is not a country`, 'Write two letters, such as US.');
}

function toCurrency(read: ParameterReader, label: string, value: unknown): string {
	const code = toCurrencyCode(toText(value));
	if (code) return code;
	throw read.refuse(
		`${label} is ${shown(value)}, which is not a currency code`,
		'Write three letters, such as USD.',
	);
}

function toTime(read: ParameterReader, label: string, value: unknown, timezone: string): string {
	const time = toInstant(value, timezone);
	if (time) return time.toISOString();
	throw read.refuse(`${label} is ${shown(value)}, which is not a date`, 'Write it as 2027-01-15T08:00:00Z.');
}

/** How many records the user wants at most; undefined for all. From Return All and Limit. */
export function toLimit(read: ParameterReader): number | undefined {
	const limit = read.limit();
	return Number.isFinite(limit) ? limit : undefined;
}
