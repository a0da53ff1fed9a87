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

/** Funding accounts for which BILL does not choose the day itself (BILL createpayment, 2026-11). */
const NEEDS_PROCESS_DATE = new Set(['WALLET', 'AP_CARD']);

/** The account an item pays from, and the day; an empty day is the next US business day. */
export async function readFunding(
	client: BillClient,
	read: ParameterReader,
): Promise<{ fundingAccount: { type: string; id: string }; processDate: string }> {
	const type = read.requiredText(fields.payFrom);
	const processDate = read.date(fields.processDate) ?? '';
	if (type === DEFAULT_BANK_ACCOUNT) {
		return { fundingAccount: await defaultBankAccount(client, read), processDate };
	}
	if (processDate === '' && NEEDS_PROCESS_DATE.has(type)) {
		throw read.refuse('Process Date is missing', `Fill it in: BILL needs it to pay from ${type}.`);
	}
	// n8n wants "Name or ID" in the label of such a list; a message does without.
	const field = { ...fields.fundingAccount, displayName: 'Funding Account' };
	const id = type === 'WALLET' ? '' : read.requiredText(field);
	return { fundingAccount: { type, id }, processDate };
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
