import type { INodePropertyOptions } from 'n8n-workflow';
import type { ListFilter } from './listFilters';

/** What kind of party a vendor or a customer is. */
export const accountTypes: INodePropertyOptions[] = [
	{ name: 'Business', value: 'BUSINESS' },
	{ name: 'None', value: 'NONE' },
	{ name: 'Person', value: 'PERSON' },
];

/** BUSINESS, PERSON or NONE, of the records called `plural`. */
export function accountTypeFilter(plural: string): ListFilter {
	return {
		shown: {
			displayName: 'Account Type',
			name: 'accountType',
			type: 'options',
			options: accountTypes,
			default: 'BUSINESS',
			description: `Return only ${plural} of this type`,
		},
		field: 'accountType',
		op: 'eq',
	};
}

/** The currency BILL keeps a record in; `name` is BILL's field as well. */
export function currencyFilter(displayName: string, name: string): ListFilter {
	return {
		shown: {
			displayName,
			name,
			type: 'string',
			default: '',
			description: 'Three letters (ISO 4217), such as USD',
			placeholder: 'e.g. USD',
		},
		field: name,
		op: 'eq',
		form: 'currency',
	};
}

/** Country of the address. */
export const countryFilter: ListFilter = {
	shown: {
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description: 'Two letters, or the English name',
	},
	field: 'address.country',
	op: 'eq',
	form: 'country',
};

/** The whole name, and how it begins. */
export const nameFilters: ListFilter[] = [
	{
		shown: { displayName: 'Name', name: 'name', type: 'string', default: '', description: 'The exact name' },
		field: 'name',
		op: 'eq',
		form: 'name',
	},
	{
		shown: {
			displayName: 'Name Starts With',
			name: 'nameStartsWith',
			type: 'string',
			default: '',
			description: 'The first letters of the name',
		},
		field: 'name',
		op: 'sw',
		form: 'name',
	},
];
