import type { IExecuteFunctions } from 'n8n-workflow';
import type { ParameterReader } from '../../../parameters/reader';
import { DEFAULT_BANK_ACCOUNT, defaultBankAccount } from '../../fundingAccount/defaultBankAccount';
import * as fields from '../paymentFields';

/** Funding accounts for which BILL does not choose the day itself (BILL createpayment, 2026-11). */
const NEEDS_PROCESS_DATE = new Set(['WALLET', 'AP_CARD']);

/** The account an item pays from, and the day; an empty day is the next US business day. */
export async function readFunding(
	ctx: IExecuteFunctions,
	read: ParameterReader,
	itemIndex: number,
): Promise<{ fundingAccount: { type: string; id: string }; processDate: string }> {
	const type = read.requiredText(fields.payFrom);
	const processDate = read.date(fields.processDate) ?? '';
	if (type === DEFAULT_BANK_ACCOUNT) {
		return { fundingAccount: await defaultBankAccount(ctx, read, itemIndex), processDate };
	}
	if (processDate === '' && NEEDS_PROCESS_DATE.has(type)) {
		throw read.refuse('Process Date is missing', `Fill it in: BILL needs it to pay from ${type}.`);
	}
	// n8n wants "Name or ID" in the label of such a list; a message does without.
	const field = { ...fields.fundingAccount, displayName: 'Funding Account' };
	const id = type === 'WALLET' ? '' : read.requiredText(field);
	return { fundingAccount: { type, id }, processDate };
}
