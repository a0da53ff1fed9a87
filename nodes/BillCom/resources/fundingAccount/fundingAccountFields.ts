import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { DEFAULT_BANK_ACCOUNT } from './defaultBankAccount';
import type { Field, ParameterReader } from '../../parameters/reader';
import { apCardLocator, bankAccountLocator, cardAccountLocator } from '../../parameters/locators';

const kinds: INodePropertyOptions[] = [
	{ name: 'AP Card', value: 'AP_CARD' },
	{ name: 'Bank Account', value: 'BANK_ACCOUNT' },
	{ name: 'Card Account', value: 'CARD_ACCOUNT' },
	{ name: 'Wallet', value: 'WALLET' },
];

/** What kind of account it is about. */
export const accountKind: INodeProperties = {
	displayName: 'Kind',
	name: 'fundingAccountType',
	type: 'options',
	options: kinds,
	default: 'BANK_ACCOUNT',
	description: 'The kind of account that payments come from',
};

/** The same, and the account BILL takes by itself. */
export const accountKindOrDefault: INodeProperties = {
	...accountKind,
	options: [
		...kinds.slice(0, 3),
		{ name: 'Default Bank Account', value: DEFAULT_BANK_ACCOUNT },
		...kinds.slice(3),
	],
};

/** The account itself: one locator for each kind that has several. */
export const accountLocators: INodeProperties[] = [
	{ ...bankAccountLocator, required: true, ...shownFor('BANK_ACCOUNT') },
	{ ...cardAccountLocator, required: true, ...shownFor('CARD_ACCOUNT') },
	{ ...apCardLocator, required: true, ...shownFor('AP_CARD') },
];

/** Shows a field for one kind of account only. */
export function shownFor(kind: string): Pick<INodeProperties, 'displayOptions'> {
	return { displayOptions: { show: { fundingAccountType: [kind] } } };
}

/** One account: its kind, as payments name it, and its id; the wallet has none. */
export interface AccountChoice {
	type: string;
	id: string;
}

const LOCATORS: Record<string, Field> = {
	AP_CARD: apCardLocator,
	BANK_ACCOUNT: bankAccountLocator,
	CARD_ACCOUNT: cardAccountLocator,
};

/** Kind and id of the chosen account. */
export function readAccountChoice(read: ParameterReader): AccountChoice {
	const type = read.requiredText(accountKind);
	const locator = LOCATORS[type];
	return { type, id: locator ? read.locator(locator) : '' };
}
