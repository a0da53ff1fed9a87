import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../shared/operation/returnAllOrLimit';
import type { ListFilter } from './listFilters';

/** Return All, Limit, Filters and the sort order: the same four in every Get Many. */
export function getManyFields(filters: ListFilter[], sortFields: INodePropertyOptions[]): INodeProperties[] {
	return [
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Return only records that meet all of these. If empty, all records.',
			options: filters.map(({ shown }) => shown),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'The order of the records. If empty, the newest come first.',
			options: [
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					options: sortFields,
					default: 'createdTime',
					description: 'The field to sort by. BILL sorts before Limit applies.',
				},
				{
					displayName: 'Sort Direction',
					name: 'sortDirection',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
					default: 'desc',
					description: 'Descending puts the newest, or the highest, first',
				},
			],
		},
	];
}
