import type { Field, ParameterReader } from '../../parameters/reader';
import { apCardLocator, bankAccountLocator, cardAccountLocator } from '../../parameters/locators';
import { accountKind } from './fundingAccountFields';

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
