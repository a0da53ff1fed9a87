import { toCents } from '../../simulator/money';
import { refusal } from '../refusals/refusal';
import type { BankAccount } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';
import { putBankAccount } from './bankAccounts';

/** R:verifybankaccount: the test deposit of the sandbox is 0.50. */
const DEPOSIT_CENTS = 50;
const TRIES = 3;
const LIFETIME_MS = 14 * 86_400_000;

function put(world: World, account: BankAccount, status: string): BankAccount {
	return putBankAccount(world, { ...account, status, updatedTime: timestamp(world.clock.now()) }, 'updated');
}

/**
 * Compares the test deposit: the right amount verifies the account and its users, the third wrong one blocks it, after
 * 14 days it is too late.
 * @throws Refusal BDC_9046 (wrong amount), BDC_9045 (the account is not PENDING any more)
 */
export function verifyBankAccount(world: World, account: BankAccount, depositAmount: number): BankAccount {
	const { store, clock } = world;
	if (account.status !== 'PENDING') throw refusal('bankStateWrong', `${account.id} is ${account.status}`);
	const started = store.bankVerifications.get(account.id);
	const startedAtMs = started?.startedAtMs ?? Date.parse(account.createdTime);
	if (clock.now() - startedAtMs > LIFETIME_MS) {
		put(world, account, 'EXPIRED');
		throw refusal('bankStateWrong', `${account.id} is EXPIRED`);
	}
	if (toCents(depositAmount) !== DEPOSIT_CENTS) {
		const failedTries = (started?.failedTries ?? 0) + 1;
		store.bankVerifications.put({ id: account.id, failedTries, startedAtMs });
		if (failedTries >= TRIES) put(world, account, 'BLOCKED');
		throw refusal('depositWrong', `try ${failedTries} of ${TRIES}`);
	}
	const updatedTime = timestamp(clock.now());
	for (const user of store.bankAccountUsers.all()) {
		if (user.bankAccountId === account.id)
			store.bankAccountUsers.put({ ...user, verificationStatus: 'VERIFIED', updatedTime });
	}
	return put(world, account, 'VERIFIED');
}
