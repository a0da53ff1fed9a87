import type { INodeProperties } from 'n8n-workflow';
import { expectedTotal } from '../bill/write/billFields';
import { lineItemFields, lineItemsFrom } from '../bill/lines/lineItemFields';
import { currency } from '../../parameters/codes';
import { byDisplayName } from '../../records/byDisplayName';
import { vendorLocator } from '../../parameters/locators';

export const period: INodeProperties = {
	displayName: 'Period',
	name: 'period',
	type: 'options',
	options: [
		{ name: 'Day', value: 'DAILY' },
		{ name: 'Month', value: 'MONTHLY' },
		{ name: 'Week', value: 'WEEKLY' },
		{ name: 'Year', value: 'YEARLY' },
	],
	default: 'MONTHLY',
	description: 'The unit of Frequency',
};

export const frequency: INodeProperties = {
	displayName: 'Frequency',
	name: 'frequency',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'Create a bill every so many periods, for example every 3 months',
};

export const nextDueDate: INodeProperties = {
	displayName: 'Next Due Date',
	name: 'nextDueDate',
	type: 'dateTime',
	default: '',
	description: 'Due date of the next bill that BILL creates. It becomes the invoice number of that bill.',
};

/** Lets a schedule begin in the past. */
export const allowPastDueDate: INodeProperties = {
	displayName: 'Allow Past Due Date',
	name: 'allowPastDueDate',
	type: 'boolean',
	default: false,
	description: 'Whether Next Due Date may be in the past. BILL then creates all bills missed since at once.',
};

const moreFields: INodeProperties[] = [
	allowPastDueDate,
	{
		displayName: 'Days in Advance',
		name: 'daysInAdvance',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many days before its due date BILL creates a bill',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the bills are for',
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		default: '',
		description: 'The latest due date. If empty, BILL creates bills without end.',
	},
	{
		displayName: 'Pay Automatically',
		name: 'autoPayment',
		type: 'boolean',
		default: false,
		description:
			'Whether BILL pays each bill automatically. Switching it on needs a session that BILL trusts for payments, and for an AI agent Let the Agent Pay.',
	},
	{
		displayName: 'Payment Information',
		name: 'paymentInformation',
		type: 'json',
		default: '{}',
		description: 'A JSON object that is sent to BILL unchanged. BILL does not document its fields.',
	},
];

/** The fields of a whole recurring bill. */
export const wholeRecurringBillFields: INodeProperties[] = [
	vendorLocator,
	{ ...period, required: true },
	{ ...frequency, required: true },
	{ ...nextDueDate, required: true },
	...lineItemFields(lineItemsFrom),
	expectedTotal,
	currency,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'More about the recurring bill, all of it optional',
		options: byDisplayName(moreFields),
	},
];

/** What can be changed of one, apart from its lines. */
export const changeableFields: INodeProperties[] = byDisplayName([
	period,
	frequency,
	nextDueDate,
	...moreFields,
]);
