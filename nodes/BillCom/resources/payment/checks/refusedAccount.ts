import type { BillClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { forgetDefaultBankAccount } from '../../fundingAccount/defaultBankAccount';
import { refusalOfAccount } from '../../fundingAccount/refusalOfAccount';
import type { Refuse } from '../find/keyedPayment';

/**
 * What BILL refused because of the account, in words that name it: BILL checks the account for each payment (BDC_1151), so it
 * is looked at only once BILL has said no. Any other error as it is.
 */
export async function inWordsOfAccount(
	client: BillClient,
	account: { type: string; id: string },
	error: unknown,
	refuse: Refuse,
): Promise<unknown> {
	if (!isRefusedAccount(error)) return error;
	forgetDefaultBankAccount(client);
	const refusal = await refusalOfAccount(client, account).catch(() => undefined);
	return refusal ? refuse(refusal) : error;
}

/** Whether BILL does not take money from the account. */
export function isRefusedAccount(error: unknown): boolean {
	return error instanceof BillRefusedError && error.code === 'BDC_1151';
}
