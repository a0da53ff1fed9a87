import { refusal } from '../refusals/refusal';
import type { BankAccountUser } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';

/**
 * Names a user who may pay from a verified account. The user stays NOMINATED: the identity check that follows is a
 * person's and not modelled. Naming one again changes nothing.
 * @throws Refusal BDC_1205 (ids), BDC_9045 (account not VERIFIED)
 */
export function nominateUser(
	world: World,
	{ userId, bankAccountId }: { userId: string; bankAccountId: string },
): BankAccountUser {
	const { store } = world;
	const account = store.bankAccounts.get(bankAccountId);
	if (!account) throw refusal('referenceUnknown', `bankAccountId ${bankAccountId}`);
	if (!store.users.get(userId)) throw refusal('referenceUnknown', `userId ${userId}`);
	if (account.status !== 'VERIFIED' || account.archived)
		throw refusal('bankStateWrong', `${account.id} is ${account.archived ? 'archived' : account.status}`);
	const known = store.bankAccountUsers
		.all()
		.find((user) => user.bankAccountId === bankAccountId && user.userId === userId);
	if (known && known.verificationStatus !== 'UNVERIFIED') return known;
	const now = timestamp(world.clock.now());
	return store.bankAccountUsers.put({
		id: known?.id ?? newId('bau'),
		bankAccountId,
		userId,
		verificationStatus: 'NOMINATED',
		archived: false,
		createdTime: known?.createdTime ?? now,
		updatedTime: now,
	});
}

/** Takes the right to pay away: the user is UNVERIFIED. Repeating it changes nothing. @throws Refusal 404 BDC_1205 */
export function archiveBankAccountUser(world: World, bankAccountUserId: string): BankAccountUser {
	const user = world.store.bankAccountUsers.get(bankAccountUserId);
	if (!user) throw refusal('objectUnknown', bankAccountUserId);
	if (user.verificationStatus === 'UNVERIFIED') return user;
	const updatedTime = timestamp(world.clock.now());
	return world.store.bankAccountUsers.put({ ...user, verificationStatus: 'UNVERIFIED', updatedTime });
}
