import type { INodeProperties } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { entityFields } from './entity';

/** v2's own filters, order and extras (BILL v2 search-ops-with-lists, 2026-11). */
export const legacyListFields: INodeProperties[] = [
	...entityFields,
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		description: 'Return only objects that meet all of these. If empty, all objects.',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						description: 'The field as API v2 names it',
						placeholder: 'e.g. isActive',
					},
					{
						displayName: 'Operator',
						name: 'op',
						type: 'options',
						options: [
							{ name: 'Equals', value: '=' },
							{ name: 'Greater or Equal', value: '>=' },
							{ name: 'Greater Than', value: '>' },
							{ name: 'Less or Equal', value: '<=' },
							{ name: 'Less Than', value: '<' },
							{ name: 'Not Equal', value: '!=' },
							{ name: 'Not One Of', value: 'nin' },
							{ name: 'One Of', value: 'in' },
							{ name: 'Starts With', value: 'sw' },
						],
						default: '=',
						description: 'How the field is compared with Value',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'The value to compare with. Separate several values with commas for One Of and Not One Of.',
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		description: 'What to return of each object, and in which order',
		options: [
			{
				displayName: 'Include Nested Objects',
				name: 'nested',
				type: 'boolean',
				default: false,
				description: 'Whether to also return nested objects, such as the lines of a bill',
			},
			{
				displayName: 'Show Audit Fields',
				name: 'showAudit',
				type: 'boolean',
				default: false,
				description: 'Whether to return who created and last changed each object',
			},
			{
				displayName: 'Sort By',
				name: 'sortBy',
				type: 'string',
				default: 'createdTime',
				description: 'The field to sort by, as API v2 names it',
			},
			{
				displayName: 'Sort Direction',
				name: 'sortDirection',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'asc',
				description: 'Used only together with Sort By',
			},
		],
	},
];
