import type { INodeProperties } from 'n8n-workflow';

/** A vendor by search or id. Value: the vendor id `009…`. */
export const vendorLocator: INodeProperties = {
	displayName: 'Vendor',
	name: 'vendorId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The vendor in BILL. The list is searched by how a name begins.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a vendor...',
			typeOptions: { searchListMethod: 'searchVendors', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 00901ABCDEFGHIJKLMNO' },
	],
};

/** The same among archived vendors only. */
export const archivedVendorLocator: INodeProperties = {
	...vendorLocator,
	description: 'The archived vendor in BILL',
	modes: vendorLocator.modes?.map((mode) =>
		mode.type === 'list'
			? {
					...mode,
					placeholder: 'Select an archived vendor...',
					typeOptions: { searchListMethod: 'searchArchivedVendors', searchable: true },
				}
			: mode,
	),
};

/** A bill by search or id. Value: the bill id `00n…`. */
export const billLocator: INodeProperties = {
	displayName: 'Bill',
	name: 'billId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The bill in BILL. The list is searched by a whole invoice number, or by how the name of the vendor begins.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a bill...',
			typeOptions: { searchListMethod: 'searchBills', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 00n01ABCDEFGHIJKLMNO' },
	],
};

/** The same among archived bills only. */
export const archivedBillLocator: INodeProperties = {
	...billLocator,
	description: 'The archived bill in BILL',
	modes: billLocator.modes?.map((mode) =>
		mode.type === 'list'
			? {
					...mode,
					placeholder: 'Select an archived bill...',
					typeOptions: { searchListMethod: 'searchArchivedBills', searchable: true },
				}
			: mode,
	),
};

/** A GL account by search, id, name or account number. Whatever is given is resolved before a bill is sent. */
export const accountLocator: INodeProperties = {
	displayName: 'GL Account',
	name: 'chartOfAccount',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The entry of the chart of accounts this line is booked to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an account...',
			typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
		},
		{
			displayName: 'By ID, Name or Number',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6100, Office Supplies or 0ca01ABCDEFGHIJKLMNO',
		},
	],
};
