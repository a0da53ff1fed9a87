import type { INodeProperties } from 'n8n-workflow';
import { type ClassificationKind, classificationLocator, KINDS } from './kinds';

/** Values of `account.type` (field reports, 2026-11). */
const ACCOUNT_TYPES = [
	['Accounts Payable', 'ACCOUNTS_PAYABLE'],
	['Accounts Receivable', 'ACCOUNTS_RECEIVABLE'],
	['Bank', 'BANK'],
	['Cost of Goods Sold', 'COST_OF_GOODS_SOLD'],
	['Credit Card', 'CREDIT_CARD'],
	['Equity', 'EQUITY'],
	['Expense', 'EXPENSE'],
	['Fixed Asset', 'FIXED_ASSET'],
	['Income', 'INCOME'],
	['Long-Term Liability', 'LONG_TERM_LIABILITY'],
	['Non-Posting', 'NON_POSTING'],
	['Other Asset', 'OTHER_ASSET'],
	['Other Current Asset', 'OTHER_CURRENT_ASSET'],
	['Other Current Liability', 'OTHER_CURRENT_LIABILITY'],
	['Other Expense', 'OTHER_EXPENSE'],
	['Other Income', 'OTHER_INCOME'],
	['Unspecified', 'UNSPECIFIED'],
].map(([name = '', value = '']) => ({ name, value }));

const text = (displayName: string, name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...more,
});

const amount = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	default: 0,
	description,
});

const firstName = text('First Name', 'firstName', { description: 'The given name of the employee' });
const lastName = text('Last Name', 'lastName', { description: 'The family name of the employee' });

const itemType = text('Type', 'type', {
	placeholder: 'e.g. SERVICE',
	description: 'The type of the item in BILL, for example SERVICE. BILL refuses types it does not know.',
});

const accountNumber = text('Account Number', 'accountNumber', {
	placeholder: 'e.g. 6100',
	description: 'The number of the account in the chart of accounts, as text',
});

const accountType: INodeProperties = {
	displayName: 'Account Type',
	name: 'accountType',
	type: 'options',
	options: ACCOUNT_TYPES,
	default: 'EXPENSE',
	description: 'The kind of account in the chart of accounts',
};

/** What only items carry: what they cost, sell for, and are booked to. */
const itemFields: INodeProperties[] = [
	classificationLocator(KINDS.chartOfAccount, {
		description: 'The account that sales of the item are booked to',
	}),
	classificationLocator(KINDS.chartOfAccount, {
		displayName: 'Expense Account',
		name: 'expenseChartOfAccountId',
		description: 'The account that purchases of the item are booked to',
	}),
	amount('Price', 'price', 'What customers pay for one unit'),
	amount('Purchase Cost', 'purchaseCost', 'What you pay for one unit'),
	text('Purchase Description', 'purchaseDescription', {
		description: 'The text for purchases of the item',
	}),
	{
		displayName: 'Taxable',
		name: 'taxable',
		type: 'boolean',
		default: false,
		description: 'Whether sales tax applies to the item',
	},
];

/** What a new entry is asked for first. */
export function mainFields(kind: ClassificationKind): INodeProperties[] {
	const names = kind.nameFields.includes('firstName')
		? [firstName, lastName]
		: [
				text('Name', 'name', {
					required: true,
					description: `The name of the ${kind.label}, as bills show it`,
				}),
			];
	return [
		...names,
		...(kind.hasType ? [{ ...itemType, required: true }] : []),
		...(kind.hasAccount ? [accountNumber, accountType] : []),
	];
}

/** What an entry may carry besides. */
export function moreFields(kind: ClassificationKind): INodeProperties[] {
	const parent = classificationLocator(kind, {
		displayName: 'Parent',
		name: 'parentId',
		description: `The ${kind.label} that this one belongs under`,
	});
	return byName([
		parent,
		...(kind.hasDescription
			? [text('Description', 'description', { description: `What the ${kind.label} is for` })]
			: []),
		...(kind.hasShortName
			? [text('Short Name', 'shortName', { description: 'A short form of the name' })]
			: []),
		...(kind.hasType ? itemFields : []),
	]);
}

/** Everything that can be changed. */
export function changeableFields(kind: ClassificationKind): INodeProperties[] {
	return byName([...mainFields(kind).map((field) => ({ ...field, required: false })), ...moreFields(kind)]);
}

function byName(fields: INodeProperties[]): INodeProperties[] {
	return fields.sort((one, other) => one.displayName.localeCompare(other.displayName));
}
