import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import type { ParameterReader } from '../../parameters/reader';
import { objectOf, textOf, toBillRecord } from '../../records/record';
import { forget, remember } from '../../../shared/memory/remember';

/** The value of Pay From that lets BILL's own settings decide. */
export const DEFAULT_BANK_ACCOUNT = 'DEFAULT_BANK_ACCOUNT';

/** The same list serves run after run of payments. BILL checks the account again for each. */
const LIST_LIFE_MS = 5 * 60_000;

/**
 * GET /v3/funding-accounts/banks → the verified bank account that is BILL's default for payables, or the only verified
 * one (`default.payables`, BILL bank-account-setup-v3-api, 2026-11).
 *
 * @throws NodeOperationError that lists the accounts, when BILL's settings leave the choice open
 */
export async function defaultBankAccount(
	client: BillClient,
	read: ParameterReader,
): Promise<{ type: 'BANK_ACCOUNT'; id: string }> {
	const banks = await remember(memoryKey(client), LIST_LIFE_MS, async () => await listBanks(client));
	const usable = banks.filter((bank) => bank.archived !== true && textOf(bank, 'status') === 'VERIFIED');
	const defaults = usable.filter((bank) => objectOf(bank, 'default').payables === true);
	const [chosen, ...others] = defaults.length > 0 ? defaults : usable;
	if (chosen && others.length === 0) return { type: 'BANK_ACCOUNT', id: textOf(chosen, 'id') };
	// The next payment looks afresh: a person may put it right at any moment.
	forgetDefaultBankAccount(client);
	if (!chosen) {
		throw read.refuse(
			'BILL has no verified bank account to pay from',
			'Verify one in BILL, or choose another kind in Pay From.',
		);
	}
	const names = [chosen, ...others].map((bank) => `${textOf(bank, 'bankName')} (${textOf(bank, 'id')})`);
	throw read.refuse(
		`BILL has several bank accounts to pay from: ${names.join(', ')}`,
		'Make one the default for payables in BILL, or set Pay From to Bank Account and choose it in Funding Account.',
	);
}

/** The next payment asks BILL which account it takes. */
export function forgetDefaultBankAccount(client: BillClient): void {
	forget(memoryKey(client));
}

function memoryKey(client: BillClient): string {
	return `default-bank:${client.organization}`;
}

async function listBanks(client: BillClient): Promise<IDataObject[]> {
	return await client.rows({
		intent: 'list bank accounts',
		path: '/v3/funding-accounts/banks',
		filters: [],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
}
