import type { INodeProperties } from 'n8n-workflow';

/** What a use of a locator may say differently. */
export type LocatorWords = Partial<
	Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required' | 'displayOptions' | 'hint'>
>;

/** A kind of record: how its locator reads, and what fills its list. */
interface LocatedRecord {
	displayName: string;
	/** Of the parameter. */
	name: string;
	/** Inside a sentence, with its article: "a customer". */
	label: string;
	idExample: string;
	/** A search of `methods/listSearch.ts`. */
	searchMethod: string;
	/** How the second way to fill it in is called, where it takes more than an id. */
	byIdName?: string;
}

/** One record of BILL by search or id. Value: the id. What one operation says differently is spread over a row below. */
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
			{
				displayName: record.byIdName ?? 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${record.idExample}`,
			},
		],
		...words,
	};
}

const BILL: LocatedRecord = {
	displayName: 'Bill',
	name: 'billId',
	label: 'a bill',
	idExample: '00n01ABCDEFGHIJKLMNO',
	searchMethod: 'searchBills',
};

export const billLocator = recordLocator(BILL, {
	required: true,
	description:
		'The bill in BILL. Searching the list finds a complete invoice number, or vendors whose name starts with your text.',
});

export const archivedBillLocator = recordLocator(
	{ ...BILL, label: 'an archived bill', searchMethod: 'searchArchivedBills' },
	{ required: true, description: 'The archived bill in BILL' },
);

const VENDOR: LocatedRecord = {
	displayName: 'Vendor',
	name: 'vendorId',
	label: 'a vendor',
	idExample: '00901ABCDEFGHIJKLMNO',
	searchMethod: 'searchVendors',
};

export const vendorLocator = recordLocator(VENDOR, {
	required: true,
	description: 'The vendor in BILL. Searching the list finds names that start with your text.',
});

export const archivedVendorLocator = recordLocator(
	{ ...VENDOR, label: 'an archived vendor', searchMethod: 'searchArchivedVendors' },
	{ required: true, description: 'The archived vendor in BILL' },
);

const RECURRING_BILL: LocatedRecord = {
	displayName: 'Recurring Bill',
	name: 'recurringBillId',
	label: 'a recurring bill',
	idExample: '00r01ABCDEFGHIJKLMNO',
	searchMethod: 'searchRecurringBills',
};

export const recurringBillLocator = recordLocator(RECURRING_BILL, {
	required: true,
	description: 'The recurring bill in BILL. The list shows the active ones.',
});

export const archivedRecurringBillLocator = recordLocator(
	{ ...RECURRING_BILL, label: 'an archived recurring bill', searchMethod: 'searchArchivedRecurringBills' },
	{ required: true, description: 'The archived recurring bill in BILL' },
);

/** A line item of the chosen bill. */
export const lineLocator = recordLocator(
	{
		displayName: 'Line Item',
		name: 'lineItemId',
		label: 'a line item',
		idExample: 'bli01ABCDEFGHIJKLMNO',
		searchMethod: 'searchBillLineItems',
	},
	{ required: true, description: 'The line item. The list shows those of the bill.' },
);

/** Whatever is given is resolved before a bill is sent: an id, a name or an account number. */
export const accountLocator = recordLocator(
	{
		displayName: 'GL Account',
		name: 'chartOfAccount',
		label: 'an account',
		idExample: '6100, Office Supplies or 0ca01ABCDEFGHIJKLMNO',
		searchMethod: 'searchAccounts',
		byIdName: 'By ID, Name or Number',
	},
	{ description: 'The account in the chart of accounts that the line is booked to' },
);

export const paymentLocator = recordLocator(
	{
		displayName: 'Payment',
		name: 'paymentId',
		label: 'a payment',
		idExample: 'stp01ABCDEFGHIJKLMNO',
		searchMethod: 'searchPayments',
	},
	{ required: true, description: 'The payment in BILL' },
);

export const vendorCreditLocator = recordLocator(
	{
		displayName: 'Vendor Credit',
		name: 'vendorCreditId',
		label: 'a vendor credit',
		idExample: 'vcr01ABCDEFGHIJKLMNO',
		searchMethod: 'searchVendorCredits',
	},
	{ required: true, description: 'The vendor credit in BILL. The list shows reference number and amount.' },
);

/** Value: the organization id, a hyphen and a part of its own. */
export const policyLocator = recordLocator(
	{
		displayName: 'Approval Policy',
		name: 'policyId',
		label: 'a policy',
		idExample: '00801ABCDEFGHIJKLMNO-5d2f8c1e',
		searchMethod: 'searchApprovalPolicies',
	},
	{ required: true, description: 'The approval policy in BILL' },
);

/** An attachment of the vendor chosen above. */
export const attachmentLocator = recordLocator(
	{
		displayName: 'Attachment',
		name: 'attachmentId',
		label: 'an attachment',
		idExample: 'att01ABCDEFGHIJKLMNO',
		searchMethod: 'searchAttachments',
	},
	{ required: true, description: 'The list shows the attachments of the vendor' },
);

/** A document of the bill chosen above. */
export const documentLocator = recordLocator(
	{
		displayName: 'Document',
		name: 'documentId',
		label: 'a document',
		idExample: '00h01ABCDEFGHIJKLMNO',
		searchMethod: 'searchDocuments',
	},
	{ required: true, description: 'The list shows the documents of the bill' },
);

/** A bank account of the organization. */
export const bankAccountLocator = recordLocator(
	{
		displayName: 'Bank Account',
		name: 'bankAccountId',
		label: 'a bank account',
		idExample: 'bac01ABCDEFGHIJKLMNO',
		searchMethod: 'searchBankAccounts',
	},
	{ description: 'The bank account of your organization. The list shows its status as well.' },
);

/** A card payments are taken from; the list holds the user's verified ones. */
export const cardAccountLocator = recordLocator(
	{
		displayName: 'Card Account',
		name: 'cardAccountId',
		label: 'a card',
		idExample: 'crd01ABCDEFGHIJKLMNO',
		searchMethod: 'searchCardAccounts',
	},
	{ description: 'The card account of your organization' },
);

/** A card BILL issues for accounts payable. */
export const apCardLocator = recordLocator(
	{
		displayName: 'AP Card',
		name: 'apCardId',
		label: 'an AP card',
		idExample: 'apc01ABCDEFGHIJKLMNO',
		searchMethod: 'searchApCards',
	},
	{ description: 'The AP card of your organization' },
);

export const customerLocator = recordLocator(
	{
		displayName: 'Customer',
		name: 'customerId',
		label: 'a customer',
		idExample: '0cu01ABCDEFGHIJKLMNO',
		searchMethod: 'searchCustomers',
	},
	{ required: true, description: 'The customer in BILL. The list can be searched by name.' },
);

export const paymentTermLocator = recordLocator(
	{
		displayName: 'Payment Term',
		name: 'paymentTermId',
		label: 'a payment term',
		idExample: '00p01ABCDEFGHIJKLMNO',
		searchMethod: 'searchPaymentTerms',
	},
	{ description: 'The payment term in BILL, which sets when bills are due' },
);

export const userLocator = recordLocator(
	{
		displayName: 'User',
		name: 'userId',
		label: 'a user',
		idExample: '00601ABCDEFGHIJKLMNO',
		searchMethod: 'searchUsers',
	},
	{ description: 'The user of your organization. The list shows names and roles.' },
);

export const roleLocator = recordLocator(
	{
		displayName: 'Role',
		name: 'roleId',
		label: 'a role',
		idExample: '0po01ABCDEFGHIJKLMNO',
		searchMethod: 'searchRoles',
	},
	{ required: true, description: 'The role in BILL, which sets what its users may do' },
);

/** An organization the sign-in can reach. */
export const organizationLocator = recordLocator({
	displayName: 'Organization',
	name: 'organizationId',
	label: 'an organization',
	idExample: '00801ABCDEFGHIJKLMNO',
	searchMethod: 'searchOrganizations',
});

export const subscriptionLocator = recordLocator(
	{
		displayName: 'Subscription',
		name: 'subscriptionId',
		label: 'a subscription',
		idExample: '3f2b8c1e-5d0a-4c57-9a51-0a6f2f1c7d10',
		searchMethod: 'searchSubscriptions',
	},
	{ required: true, description: 'The webhook subscription in BILL' },
);

/** An event of the chosen subscription. */
export const eventLocator = recordLocator(
	{
		displayName: 'Event',
		name: 'eventId',
		label: 'an event',
		idExample: '8b1f6a52-1a40-4c6e-8d0b-5f4b9e1d2c33',
		searchMethod: 'searchEvents',
	},
	{
		required: true,
		description:
			"The event in BILL's log. Search by the ID of the bill, payment or vendor it is about; BILL offers no other search.",
	},
);
