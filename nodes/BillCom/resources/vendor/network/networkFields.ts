import type { INodeProperties } from 'n8n-workflow';
import { recordLocator } from '../../../parameters/locators';

const forNationalVendors = { show: { networkType: ['RPPS'] } };

export const rppsAccountNumber: INodeProperties = {
	displayName: 'Account Number',
	name: 'rppsAccountNumber',
	type: 'string',
	default: '',
	required: true,
	displayOptions: forNationalVendors,
	description: 'Your customer number at the national vendor',
};

/** What a search of the network may be narrowed by. */
export const networkOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'What the search is narrowed by',
	options: [
		{
			displayName: 'Account Number',
			name: 'accountNumber',
			type: 'string',
			default: '',
			description: 'Your customer number at a national vendor',
		},
		{
			displayName: 'Network',
			name: 'scope',
			type: 'options',
			options: [
				{ name: 'BILL Network', value: 'BILL' },
				{ name: 'National Vendors', value: 'RPPS', description: 'Power, phone and other large billers' },
			],
			default: 'BILL',
			description: 'Where to search. If not set, both are searched.',
		},
		{
			displayName: 'Postal Code',
			name: 'zipOrPostalCode',
			type: 'string',
			default: '',
			description: 'The ZIP or postal code of the vendor, as text',
		},
	],
};

/** Who the vendor is. */
export const networkLocator = recordLocator(
	{
		displayName: 'Organization',
		name: 'networkId',
		label: 'an organization',
		idExample: '0162462563856468',
		searchMethod: 'searchNetworkMembers',
	},
	{
		required: true,
		description:
			'The organization of the vendor in the network (Payment Network ID). The list shows organizations named like the vendor, or like what you type.',
	},
);

/** Whom to connect the vendor with. */
export const invitationFields: INodeProperties[] = [
	{
		displayName: 'Network',
		name: 'networkType',
		type: 'options',
		options: [
			{ name: 'BILL Network', value: 'BILL' },
			{ name: 'National Vendors', value: 'RPPS', description: 'Power, phone and other large billers' },
		],
		default: 'BILL',
		description: 'Where the vendor is connected',
	},
	networkLocator,
	rppsAccountNumber,
	recordLocator(
		{
			displayName: 'Billing Address',
			name: 'rppsAddressId',
			label: 'a billing address',
			idExample: 'rba01ABCDEFGHIJKLMNO',
			searchMethod: 'searchBillingAddresses',
		},
		{
			displayOptions: forNationalVendors,
			description: 'Where the national vendor receives payments. Search Network returns the same addresses.',
		},
	),
];
