import type { INodeProperties } from 'n8n-workflow';
import { expectedTotal } from '../../bill/write/billFields';
import { lineItemFields, lineItemsFrom } from '../../bill/lines/lineItemFields';
import { classificationLocator, KINDS } from '../../classification/kinds';
import { currency } from '../../../parameters/codes';
import { bankAccountLocator, vendorLocator } from '../../../parameters/locators';
import { byDisplayName } from '../../../records/byDisplayName';

export const referenceNumber: INodeProperties = {
	displayName: 'Reference Number',
	name: 'referenceNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. CM-1042',
	description: 'Identifies the credit together with the vendor, such as the number of the credit memo',
};

export const creditDate: INodeProperties = {
	displayName: 'Credit Date',
	name: 'creditDate',
	type: 'dateTime',
	default: '',
	description: 'The date on the credit memo, without a time',
	required: true,
};

/** What a credit may carry besides vendor, number, date and lines. */
export const moreCreditFields: INodeProperties[] = byDisplayName([
	classificationLocator(KINDS.chartOfAccount, {
		displayName: 'Apply to Account',
		name: 'applyToChartOfAccountId',
		description: 'The GL account the credit is booked to. BILL accepts this or a bank account, not both.',
	}),
	{
		...bankAccountLocator,
		displayName: 'Apply to Bank Account',
		name: 'applyToBankAccountId',
		description: 'The bank account the credit is booked to. BILL accepts this or a GL account, not both.',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the credit is for',
	},
]);

/** The fields of a whole vendor credit. */
export const wholeCreditFields: INodeProperties[] = [
	vendorLocator,
	referenceNumber,
	creditDate,
	...lineItemFields(lineItemsFrom),
	expectedTotal,
	currency,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'More about the credit, all of it optional',
		options: moreCreditFields,
	},
];
