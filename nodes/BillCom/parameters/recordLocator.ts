import type { INodeProperties } from 'n8n-workflow';

/** What a use of a locator may say differently. */
export type LocatorWords = Partial<
	Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required' | 'displayOptions' | 'hint'>
>;

/** A kind of record: how its locator reads, and what fills its list. */
export interface LocatedRecord {
	displayName: string;
	/** Of the parameter. */
	name: string;
	/** Inside a sentence, with its article: "a customer". */
	label: string;
	idExample: string;
	searchMethod: string;
}

/** One record of BILL by search or id. Value: the id. */
export function recordLocator(record: LocatedRecord, words: LocatorWords = {}): INodeProperties {
	return {
		displayName: record.displayName,
		name: record.name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${record.label}...`,
				typeOptions: { searchListMethod: record.searchMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${record.idExample}` },
		],
		...words,
	};
}
