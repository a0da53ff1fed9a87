import { refusal } from '../refusal';
import type { BankAccount, FundingAccount, Session } from '../store/rows';
import type { World } from '../world';

/**
 * The bank account a payment is taken from. Paying needs a verified, unarchived account and a verified account user.
 * Cards, wallet and AP cards are not modelled: the organization has none.
 * @throws Refusal BDC_1151
 */
export function usableBankAccount(world: World, session: Session, funding: FundingAccount): BankAccount {
	if (funding.type !== 'BANK_ACCOUNT')
		throw refusal('fundingAccountUnusable', `the organization has no ${funding.type}`);
	const account = world.store.bankAccounts.get(funding.id ?? '');
	if (!account) throw refusal('fundingAccountUnusable', `no bank account ${funding.id ?? ''}`);
	if (account.archived) throw refusal('fundingAccountUnusable', `${account.id} is archived`);
	if (account.status !== 'VERIFIED')
		throw refusal('fundingAccountUnusable', `${account.id} is ${account.status}`);
	const isUser = world.store.bankAccountUsers
		.all()
		.some(
			(user) =>
				user.bankAccountId === account.id &&
				user.userId === session.userId &&
				user.verificationStatus === 'VERIFIED' &&
				!user.archived,
		);
	if (!isUser) throw refusal('fundingAccountUnusable', `user is not verified for ${account.id}`);
	return account;
}
