import type { ParameterReader } from '../../parameters/reader';

/** One account: its kind, as payments name it, and its id; the wallet has none. */
export interface AccountChoice {
	type: string;
	id: string;
}

const LOCATORS: Record<string, { name: string; label: string }> = {
	AP_CARD: { name: 'apCardId', label: 'AP Card' },
	BANK_ACCOUNT: { name: 'bankAccountId', label: 'Bank Account' },
	CARD_ACCOUNT: { name: 'cardAccountId', label: 'Card Account' },
};

/** Kind and id of the chosen account. */
export function readAccountChoice(read: ParameterReader): AccountChoice {
	const type = read.requiredText({ name: 'fundingAccountType', label: 'Kind' });
	const locator = LOCATORS[type];
	return { type, id: locator ? read.locator(locator) : '' };
}
