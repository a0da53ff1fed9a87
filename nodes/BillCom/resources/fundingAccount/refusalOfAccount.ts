import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { BillRefusedError } from '../../transport/errors';
import { isUnknownId } from '../../records/unknownId';
import { textOf, toBillRecord } from '../../records/record';
import { forget, remember } from '../../../shared/memory/remember';
import type { Objection } from '../../operation/failure';

/** Funding accounts that have a record of their own to look at. */
const PATHS: Record<string, string> = {
	BANK_ACCOUNT: '/v3/funding-accounts/banks',
	CARD_ACCOUNT: '/v3/funding-accounts/cards',
};
/** A run of payments asks once. BILL checks again for each payment. */
const ACCOUNT_LIFE_MS = 60_000;

/** Why an account cannot pay, and what is the matter with it. */
export interface AccountRefusal extends Objection {
	state: 'accountUnknown' | 'accountArchived' | 'accountNotVerified';
}

/** Why the account cannot pay; undefined when it can, or when only BILL can tell. */
export async function refusalOfAccount(
	client: BillClient,
	account: { type: string; id: string },
): Promise<AccountRefusal | undefined> {
	const record = await accountNow(client, account);
	const refusal = record && judge(record, account);
	// The next payment looks afresh: a person may verify the account at any moment.
	if (refusal) forget(keyOf(client, account));
	return refusal;
}

/**
 * The record of an account, asked for once a minute; undefined where it has none of its own, or the user may not read it.
 * `isUnknown` stands in it for an id BILL does not know.
 */
export async function accountNow(
	client: BillClient,
	account: { type: string; id: string },
): Promise<IDataObject | undefined> {
	const path = PATHS[account.type];
	if (!path) return undefined;
	return await remember(
		keyOf(client, account),
		ACCOUNT_LIFE_MS,
		async () => await readAccount(client, `${path}/${encodeURIComponent(account.id)}`, account.id),
	);
}

function keyOf(client: BillClient, { id }: { id: string }): string {
	return `funding:${client.organization}:${id}`;
}

/** `isUnknown` stands for an id BILL does not know. A role may pay and yet not read accounts: then BILL has to judge. */
async function readAccount(client: BillClient, path: string, id: string): Promise<IDataObject | undefined> {
	try {
		const intent = `return the funding account ${id}`;
		return await client.request({ intent, method: 'GET', path, decode: toBillRecord });
	} catch (error) {
		const failure: unknown = error;
		if (isUnknownId(failure)) return { isUnknown: true };
		if (failure instanceof BillRefusedError && failure.code === 'BDC_1145') return undefined;
		throw failure;
	}
}

function judge(record: IDataObject, { type, id }: { type: string; id: string }): AccountRefusal | undefined {
	const refuse = (state: AccountRefusal['state'], what: string): AccountRefusal => ({
		reason: 'fundingAccountNotUsable',
		state,
		what: `Funding Account ${id} ${what}`,
		fix: 'Choose a verified account of this organization in Funding Account.',
	});
	if (record.isUnknown === true) return refuse('accountUnknown', 'does not exist in BILL');
	if (record.archived === true) return refuse('accountArchived', 'is archived in BILL');
	const status = textOf(record, 'status');
	return type === 'BANK_ACCOUNT' && status && status !== 'VERIFIED'
		? refuse('accountNotVerified', `is ${status} and not VERIFIED`)
		: undefined;
}
