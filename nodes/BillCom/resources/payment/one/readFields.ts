import { DEFAULT_BANK_ACCOUNT, defaultBankAccount } from '../../fundingAccount/defaultBankAccount';
import * as fields from './paymentFields';
import { formatCents } from '../../../../shared/money';
import { amount } from './paymentFields';
import { type ParameterReader, toText } from '../../../parameters/reader';
import type { BillClient } from '../../../transport/client';

/** The cents in Amount; there has to be something to pay. */
export function readAmount(read: ParameterReader): number {
	const cents = read.cents(amount);
	if (cents > 0) return cents;
	throw read.refuse(`Amount is ${formatCents(cents)}`, 'Enter an amount above zero.');
}

/** The account an item pays from. Asks BILL for the default bank account, where that one is to pay. */
export async function readFundingAccount(
	client: BillClient,
	read: ParameterReader,
): Promise<{ type: string; id: string }> {
	const type = read.requiredText(fields.payFrom);
	if (type === DEFAULT_BANK_ACCOUNT) return await defaultBankAccount(client, read);
	// n8n wants "Name or ID" in the label of such a list; a message does without.
	const field = { ...fields.fundingAccount, displayName: 'Funding Account' };
	return { type, id: type === 'WALLET' ? '' : read.requiredText(field) };
}

/** BILL createpayment, 2026-11. */
const DESCRIPTION_MAX = 70;

/** The memo of a payment; empty when none was given. @throws NodeOperationError for one BILL would cut or refuse */
export function readDescription(read: ParameterReader, given: unknown): string {
	const description = toText(given);
	if (description.length <= DESCRIPTION_MAX) return description;
	throw read.refuse(
		`Description has ${description.length} characters, and BILL accepts at most ${DESCRIPTION_MAX}`,
		'Shorten it.',
	);
}
