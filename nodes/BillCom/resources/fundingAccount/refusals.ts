import { refusalOfAccount } from './refusalOfAccount';
import { objectOf, textOf } from '../../records/record';
import { listApCards, listOwnUsers, readPermissions } from './fundingAccountCalls';
import type { AccountChoice } from './fundingAccountFields';
import type { Objection } from '../../operation/failure';
import type { BillClient } from '../../transport/client';

/** Where the users of an account are listed, and the field that names the account (assumed). */
const USERS: Record<string, { kind: 'banks' | 'cards'; field: string }> = {
	BANK_ACCOUNT: { kind: 'banks', field: 'bankAccountId' },
	CARD_ACCOUNT: { kind: 'cards', field: 'cardAccountId' },
};

/** Flags of the permissions (names assumed): for the organization, and for the user where there is one. */
const FLAGS: Record<string, { organization: string; user?: string }> = {
	AP_CARD: { organization: 'apCard' },
	BANK_ACCOUNT: { organization: 'bankAccount', user: 'payWithBankAccount' },
	CARD_ACCOUNT: { organization: 'cardAccount', user: 'payWithCard' },
	WALLET: { organization: 'wallet' },
};

/** States of an AP card in which it can be used (assumed). */
const ACTIVE = new Set(['ACTIVE', 'VERIFIED']);

/** Whether the account is there, active and verified. */
export async function refusalOfChoice(
	client: BillClient,
	account: AccountChoice,
): Promise<Objection | undefined> {
	if (account.type === 'AP_CARD') return await refusalOfApCard(client, account.id);
	const refusal = await refusalOfAccount(client, account);
	return refusal && { ...refusal, reason: refusal.state };
}

async function refusalOfApCard(client: BillClient, id: string): Promise<Objection | undefined> {
	const refuse = (reason: string, what: string): Objection => ({
		reason,
		what: `AP Card ${id} ${what}`,
		fix: 'Choose another AP Card.',
	});
	const card = (await listApCards(client)).find((one) => textOf(one, 'id') === id);
	if (!card) return refuse('accountUnknown', 'is not one of the AP cards that BILL lists');
	if (card.archived === true) return refuse('accountArchived', 'is archived in BILL');
	const status = textOf(card, 'status');
	return status && !ACTIVE.has(status) ? refuse('accountNotVerified', `is ${status}`) : undefined;
}

/** Whether the user of the credential is a verified user of the account (BILL bank-account-users, 2026-11). */
export async function refusalOfUser(
	client: BillClient,
	{ type, id }: AccountChoice,
): Promise<Objection | 'unknown' | undefined> {
	const users = USERS[type];
	if (!users) return undefined;
	const rows = await listOwnUsers(client, users.kind);
	if (rows.length > 0 && rows.every((row) => !textOf(row, users.field))) return 'unknown';
	const own = rows.filter((row) => textOf(row, users.field) === id && row.archived !== true);
	const states = own.map((row) => textOf(row, 'verificationStatus'));
	if (states.includes('VERIFIED')) return undefined;
	const [state] = states;
	const what = state ? `is ${state} as a user of ${id} and not VERIFIED` : `is not a user of ${id}`;
	return {
		reason: 'userNotVerified',
		what: `The BILL user of the credential ${what}`,
		fix: 'Have the user nominated and verified for it in BILL.',
	};
}

/** Whether organization and user may pay with this kind of account; flags BILL does not send forbid nothing. */
export async function refusalOfPermissions(
	client: BillClient,
	{ type }: AccountChoice,
): Promise<Objection | 'unknown' | undefined> {
	const flags = FLAGS[type];
	if (!flags) return 'unknown';
	const permissions = await readPermissions(client);
	const refuse = (who: string): Objection => ({
		reason: 'permissionMissing',
		what: `The ${who} may not pay with ${type}`,
		fix: 'Change that in BILL, or choose another Kind.',
	});
	if (objectOf(permissions, 'organization')[flags.organization] === false) return refuse('organization');
	const isUserBarred = flags.user !== undefined && objectOf(permissions, 'user')[flags.user] === false;
	return isUserBarred ? refuse('BILL user of the credential') : undefined;
}
