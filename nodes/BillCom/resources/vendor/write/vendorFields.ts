import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from '../../../records/byDisplayName';
import { paymentTermLocator } from '../../../parameters/locators';
import { vendorPayingFields } from './vendorPayingFields';
import { accountTypes } from '../../../records/partyFilters';

export const vendorName: INodeProperties = {
	displayName: 'Vendor Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	description: 'Up to 100 characters',
};

/** BILL asks for an address even when no check will ever be printed (BILL creating-a-us-vendor, 2026-11). */
export const addressFields: INodeProperties[] = [
	{
		displayName: 'Address Line 1',
		name: 'addressLine1',
		type: 'string',
		default: '',
		description: 'Street. A second line of the text becomes Address Line 2.',
	},
	{
		displayName: 'City',
		name: 'addressCity',
		type: 'string',
		default: '',
		description: 'The city of the postal address, to which checks are sent',
	},
	{
		displayName: 'State or Province',
		name: 'addressState',
		type: 'string',
		default: '',
		description: 'Two letters in the US, such as CA',
		placeholder: 'e.g. OH',
	},
	{
		displayName: 'Postal Code',
		name: 'addressPostalCode',
		type: 'string',
		default: '',
		description: 'The ZIP or postal code, as text, because a number loses leading zeros',
		placeholder: 'e.g. 43604',
	},
	{
		displayName: 'Country',
		name: 'addressCountry',
		type: 'string',
		default: 'US',
		placeholder: 'e.g. US',
		description: 'Two letters, or the English name. If empty, US.',
	},
];

/** The same where BILL may have the vendor already: what is left empty stays as it is. */
export const addressOfKnownVendor: INodeProperties[] = addressFields.map((field) =>
	field.name === 'addressCountry'
		? {
				...field,
				default: '',
				description: 'Two letters, or the English name. If empty, an existing vendor keeps its country.',
			}
		: field,
);

const ownFields: INodeProperties[] = [
	{
		displayName: 'Account Number',
		name: 'accountNumber',
		type: 'string',
		default: '',
		description: 'Your customer number at the vendor, printed on payments',
	},
	{
		displayName: 'Account Type',
		name: 'accountType',
		type: 'options',
		options: accountTypes,
		default: 'BUSINESS',
		description: 'What kind of payee the vendor is',
	},
	{
		displayName: 'Address Line 2',
		name: 'addressLine2',
		type: 'string',
		default: '',
		description: 'Suite, floor or the like',
	},
	{
		displayName: 'Bill Currency',
		name: 'billCurrency',
		type: 'string',
		default: 'USD',
		placeholder: 'e.g. USD',
		description:
			'The currency of the bills of the vendor: three letters (ISO 4217). If not set, a new vendor is kept in USD. Create or Update refuses a vendor that BILL keeps in another currency.',
	},
	{
		displayName: 'Combine Payments',
		name: 'combinePayments',
		type: 'boolean',
		default: true,
		description: 'Whether BILL may pay several bills of this vendor with one payment',
	},
	{
		displayName: 'Company Name',
		name: 'companyName',
		type: 'string',
		default: '',
		description: 'The name of the company, if it differs from the vendor name',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		description: 'Where BILL sends messages about payments to the vendor',
		placeholder: 'e.g. billing@example.com',
	},
	{
		displayName: 'Payee Name',
		name: 'payeeName',
		type: 'string',
		default: '',
		description: 'The name on checks',
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		description: 'With area code, as text',
	},
	{
		displayName: 'Short Name',
		name: 'shortName',
		type: 'string',
		default: '',
		description: 'Up to 40 characters',
	},
	{
		displayName: 'Tax ID',
		name: 'taxId',
		type: 'string',
		default: '',
		description: 'The EIN or SSN for 1099 forms, as text',
	},
	{
		displayName: 'Tax ID Type',
		name: 'taxIdType',
		type: 'options',
		options: [
			{ name: 'EIN', value: 'EIN' },
			{ name: 'SSN', value: 'SSN' },
		],
		default: 'EIN',
		description: 'EIN for a business, SSN for a person',
	},
	{
		displayName: 'Track 1099',
		name: 'track1099',
		type: 'boolean',
		default: false,
		description: 'Whether the vendor gets a 1099 form',
	},
];

/** What a vendor may carry besides name and address. */
export const moreVendorFields: INodeProperties[] = byDisplayName([
	...ownFields,
	...vendorPayingFields,
	{ ...paymentTermLocator, description: 'When bills of this vendor are due' },
]);
