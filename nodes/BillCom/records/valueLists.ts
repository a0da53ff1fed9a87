import get from 'lodash/get';
import orderBy from 'lodash/orderBy';
import type { IDataObject } from 'n8n-workflow';
import { billInvoiceNumber, paymentTransactionNumber } from '../../shared/keys';
import { type ParameterReader, shown, toText } from '../parameters/reader';
import { isFilterable } from '../transport/filters';
import type { ListFilter } from './listFilters';

/** A filter of Get Many that takes several values, as the user filled it in. */
export interface ValueList {
	field: string;
	values: string[];
}

/** How a value is spelled in BILL, by the field it is compared with. */
const SPELLINGS: Record<string, (value: string) => string> = {
	'invoice.invoiceNumber': billInvoiceNumber,
	transactionNumber: paymentTransactionNumber,
};

/** Several IDs of these records. */
export function idsFilter(record: string): ListFilter {
	return valuesFilter(
		'IDs',
		'ids',
		'id',
		`The IDs of the ${record}s to return`,
		'Their order does not matter',
	);
}

/** A filter with several values; `what` and `more` make its description. */
export function valuesFilter(
	displayName: string,
	name: string,
	field: string,
	what: string,
	more: string,
): ListFilter {
	return {
		shown: {
			displayName,
			name,
			type: 'string',
			default: '',
			description: `${what}, separated by commas or as an array from an expression. An empty array returns nothing. ${more}; Limit still applies.`,
		},
		field,
		op: 'in',
		form: 'values',
	};
}

/** The filters with several values that are filled in. An empty array is filled in, too: nothing is wanted then. */
export function valueListsIn(read: ParameterReader, filters: ListFilter[]): ValueList[] {
	const given = read.collection('filters');
	return filters.flatMap(({ form, shown: { name, displayName }, field }): ValueList[] => {
		const value = given[name];
		if (form !== 'values' || value === undefined || value === null || value === '') return [];
		const texts = (Array.isArray(value) ? value : toText(value).split(/[,\n]/)).map(toText);
		const values = [...new Set(texts.filter((text) => text !== ''))];
		const quoted = values.find((text) => !isFilterable(text));
		if (quoted !== undefined) {
			throw read.refuse(
				`${displayName} has ${shown(quoted)} with a double quote, which BILL cannot filter by`,
				'Remove it from the list.',
			);
		}
		return [{ field, values: values.map(SPELLINGS[field] ?? ((text) => text)) }];
	});
}

/** Whether a record has one of the values of each list. A row that does not tell is left to BILL. */
export function isAmong(record: IDataObject, lists: ValueList[]): boolean {
	return lists.every(({ field, values }) => {
		const value: unknown = get(record, field);
		return typeof value !== 'string' || values.includes(value);
	});
}

/** In the order BILL would give them in one list. `sort` is a field and `asc` or `desc`. */
export function sortedAs(records: IDataObject[], sort: string): IDataObject[] {
	const [field = '', direction] = sort.split(':');
	return orderBy(records, [field], [direction === 'asc' ? 'asc' : 'desc']);
}
