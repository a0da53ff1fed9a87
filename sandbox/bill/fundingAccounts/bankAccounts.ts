import type { BankAccountChange, NewBankAccount } from '../bodies/fundingAccount';
import { refusal } from '../refusals/refusal';
import type { BankAccount, Session } from '../store/rows';
import { requireAdministrator } from '../users/users';
import { timestamp } from '../values/dates';
import { maskNumber, newId } from '../values/ids';
import type { World } from '../world/world';

/** The bank account a path names. @throws Refusal 404 BDC_1205 */
export function bankAccountOfPath(world: World, bankAccountId: string): BankAccount {
	const account = world.store.bankAccounts.get(bankAccountId);
	if (!account) throw refusal('objectUnknown', bankAccountId);
	return account;
}

/** A bank account as BILL shows it: number masked. */
export function bankAccountView(account: BankAccount): BankAccount {
	return { ...account, accountNumber: maskNumber(account.accountNumber) };
}

/** The same as a read answers it: with a balance where the switch says that BILL tells one (assumed, in the form of a vendor's). */
export function bankAccountRead(world: World, account: BankAccount) {
	const { accountBalance } = world.switches;
	const lastUpdatedDate = timestamp(world.clock.now());
	return {
		...bankAccountView(account),
		...(accountBalance && { balance: { amount: Number(accountBalance), lastUpdatedDate } }),
	};
}

/** Stores an account and tells the subscribers. */
export function putBankAccount(
	world: World,
	account: BankAccount,
	event: 'created' | 'updated',
): BankAccount {
	const stored = world.store.bankAccounts.put(account);
	world.notifier.publish(`bank-account.${event}`, stored.id, bankAccountView(stored));
	return stored;
}

function refuseUnknownAccount(world: World, chartOfAccountId?: string): void {
	if (chartOfAccountId !== undefined && !world.store.chartOfAccounts.get(chartOfAccountId))
		throw refusal('referenceUnknown', `chartOfAccountId ${chartOfAccountId}`);
}

/**
 * Adds an account, PENDING until its test deposit is confirmed. The creator becomes a user of it who may pay once it is
 * verified (assumed).
 * @throws Refusal BDC_1145 (sync token or no administrator), BDC_1361 (trust), BDC_1205 (ledger account)
 */
export function createBankAccount(world: World, session: Session, draft: NewBankAccount): BankAccount {
	if (session.kind === 'token') throw refusal('permissionMissing');
	requireAdministrator(world, session);
	if (world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
	refuseUnknownAccount(world, draft.chartOfAccountId);
	const now = timestamp(world.clock.now());
	const dates = { createdTime: now, updatedTime: now };
	const account = {
		accessToAdmins: false,
		...draft,
		id: newId('bac'),
		archived: false,
		status: 'PENDING',
		default: { payables: false, receivables: false },
		createdBy: session.userId,
		...dates,
	};
	const stored = putBankAccount(world, account, 'created');
	world.store.bankVerifications.put({ id: stored.id, failedTries: 0, startedAtMs: world.clock.now() });
	world.store.bankAccountUsers.put({
		id: newId('bau'),
		bankAccountId: stored.id,
		userId: session.userId,
		verificationStatus: 'UNVERIFIED',
		archived: false,
		...dates,
	});
	return stored;
}

/** Only one account is the default of a kind (assumed): making this one it ends the others. */
function endOtherDefaults(world: World, kept: BankAccount): void {
	for (const other of world.store.bankAccounts.all()) {
		const payables = other.default.payables && !kept.default.payables;
		const receivables = other.default.receivables && !kept.default.receivables;
		const isSame = payables === other.default.payables && receivables === other.default.receivables;
		if (other.id !== kept.id && !isSame)
			world.store.bankAccounts.put({ ...other, default: { payables, receivables } });
	}
}

/** Lays the given fields over a verified account. @throws Refusal BDC_9045 for any other, BDC_1205 */
export function changeBankAccount(world: World, account: BankAccount, draft: BankAccountChange): BankAccount {
	if (account.status !== 'VERIFIED' || account.archived)
		throw refusal('bankStateWrong', `${account.id} is ${account.archived ? 'archived' : account.status}`);
	refuseUnknownAccount(world, draft.chartOfAccountId);
	const changed = {
		...account,
		...draft,
		default: { ...account.default, ...draft.default },
		updatedTime: timestamp(world.clock.now()),
	};
	endOtherDefaults(world, changed);
	return putBankAccount(world, changed, 'updated');
}

/**
 * Archives an account; there is no way back.
 * @throws Refusal BDC_9045 unless account and caller's account user are VERIFIED
 */
export function archiveBankAccount(world: World, session: Session, account: BankAccount): BankAccount {
	if (account.archived) return account;
	if (account.status !== 'VERIFIED') throw refusal('bankStateWrong', `${account.id} is ${account.status}`);
	const isUser = world.store.bankAccountUsers
		.all()
		.some(
			(user) =>
				user.bankAccountId === account.id &&
				user.userId === session.userId &&
				user.verificationStatus === 'VERIFIED',
		);
	if (!isUser) throw refusal('bankStateWrong', `user is not verified for ${account.id}`);
	const updatedTime = timestamp(world.clock.now());
	const none = { payables: false, receivables: false };
	return putBankAccount(world, { ...account, archived: true, default: none, updatedTime }, 'updated');
}
