import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { billInvoiceNumber } from '../../shared/keys';
import { fromCents, toCents } from '../../shared/money';
import { toInstant } from '../../shared/values/day';
import { locatorValue } from '../../shared/values/fits';
import { toCountry, toCurrency } from '../parameters/codes';
import { vendorLocator } from '../parameters/locators';
import { MONEY_FIX, notMoney, type ParameterReader, shown, toText } from '../parameters/reader';
import { type FilterClause, isFilterable, nameClauses } from '../transport/filters';
import { textOf } from './record';

/** One filter of a Get Many: what the editor shows, and what BILL is asked: its field and operator. */
export interface ListFilter {
	shown: INodeProperties;
	field: string;
	op: FilterClause['op'];
	/**
	 * How the user's value is written; text unless it says otherwise. `name`: a text BILL can also filter by its start
	 * (`sw`), so that one with a double quote is asked for by what stands before the quote and compared here.
	 * `values`: several texts, see `valueListsIn`.
	 */
	form?: 'time' | 'day' | 'money' | 'invoiceNumber' | 'name' | 'country' | 'currency' | 'values';
}

/** The date filters every BILL list understands. */
export const timeFilters: ListFilter[] = [
	timeFilter('Created After', 'createdAfter', 'createdTime', 'gte'),
	timeFilter('Created Before', 'createdBefore', 'createdTime', 'lt'),
	timeFilter('Updated After', 'updatedAfter', 'updatedTime', 'gte'),
	timeFilter('Updated Before', 'updatedBefore', 'updatedTime', 'lt'),
];

function timeFilter(displayName: string, name: string, field: string, op: 'gte' | 'lt'): ListFilter {
	const event = field === 'createdTime' ? 'created' : 'last changed';
	const description = `Return only records ${event} ${op === 'gte' ? 'at this time or later' : 'before this time'}`;
	return {
		shown: { displayName, name, type: 'dateTime', default: '', description },
		field,
		op,
		form: 'time',
	};
}

/** Archived or not: a vendor, bill or account that is archived stays readable. */
export const archivedFilter: ListFilter = {
	shown: {
		displayName: 'Archived',
		name: 'archived',
		type: 'boolean',
		default: false,
		description: 'Whether to return archived records instead of active ones',
	},
	field: 'archived',
	op: 'eq',
};

/** Only what is of one vendor. */
export const vendorFilter: ListFilter = {
	shown: { ...vendorLocator, required: false },
	field: 'vendorId',
	op: 'eq',
};

/** The comparison BILL cannot make: with names that hold a double quote. Undefined where there is none. */
export function quotedNames(
	read: ParameterReader,
	filters: ListFilter[],
): ((record: IDataObject) => boolean) | undefined {
	const known = byName(filters);
	const given = Object.entries(read.collection('filters')).flatMap(([name, value]) => {
		const filter = known.get(name);
		const text = toText(value);
		return filter?.form === 'name' && !isFilterable(text) ? [{ filter, text }] : [];
	});
	if (given.length === 0) return undefined;
	return (record) =>
		given.every(({ filter: { field, op }, text }) =>
			op === 'sw' ? textOf(record, field).startsWith(text) : textOf(record, field) === text,
		);
}

/** What BILL is asked for the filters the user filled in. */
export function toClauses(read: ParameterReader, filters: ListFilter[], timezone: string): FilterClause[] {
	const known = byName(filters);
	return Object.entries(read.collection('filters')).flatMap(([name, given]) => {
		const filter = known.get(name);
		const value = locatorValue(given);
		const isEmpty =
			value === '' || value === undefined || value === null || (Array.isArray(value) && value.length === 0);
		if (!filter || isEmpty || filter.form === 'values') return [];
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
	const label = filter.shown.displayName;
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
		// BILL compares what is written: any other spelling finds nothing, and an empty list would pass for an answer.
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
		`The filter ${shown(text)} contains a double quote, which BILL cannot filter by`,
		'Use the text before the quote.',
	);
}

function toTime(read: ParameterReader, label: string, value: unknown, timezone: string): string {
	const time = toInstant(value, timezone);
	if (time) return time.toISOString();
	throw read.refuse(`${label} is ${shown(value)}, which is not a date`, 'Write it as 2027-01-15T08:00:00Z.');
}

function byName(filters: ListFilter[]): Map<string, ListFilter> {
	return new Map(filters.map((filter) => [filter.shown.name, filter]));
}
