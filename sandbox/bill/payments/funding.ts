import { refusal } from '../refusals/refusal';
import type { FundingAccount } from '../store/rows';
import type { World } from '../world/world';

interface AccountUser {
	userId: string;
	verificationStatus: string;
	archived: boolean;
}

/** Why this user cannot pay from an account; undefined when he can. The words are assumed. */
function reasonOf(
	account: { status: string; archived: boolean },
	users: AccountUser[],
	userId: string,
): string | undefined {
	if (account.archived) return 'ARCHIVED';
	if (account.status !== 'VERIFIED') return account.status;
	const isUser = users.some(
		(user) => user.userId === userId && user.verificationStatus === 'VERIFIED' && !user.archived,
	);
	return isUser ? undefined : 'USER_NOT_VERIFIED';
}

/** Why this user cannot pay from this bank account. */
export function bankReason({ store }: World, bankAccountId: string, userId: string): string | undefined {
	const account = store.bankAccounts.get(bankAccountId);
	if (!account) return 'UNKNOWN';
	const users = store.bankAccountUsers.all().filter((user) => user.bankAccountId === bankAccountId);
	return reasonOf(account, users, userId);
}

/** Why this user cannot pay with this card. */
export function cardReason({ store }: World, cardAccountId: string, userId: string): string | undefined {
	const card = store.cardAccounts.get(cardAccountId);
	if (!card) return 'UNKNOWN';
	const users = store.cardAccountUsers.all().filter((user) => user.cardAccountId === cardAccountId);
	return reasonOf(card, users, userId);
}

function apCardReason({ store }: World, apCardId: string): string | undefined {
	const card = store.apCards.get(apCardId);
	if (!card) return 'UNKNOWN';
	if (card.archived) return 'ARCHIVED';
	return card.status === 'ACTIVE' ? undefined : card.status;
}

function reasonFor(world: World, userId: string, funding: FundingAccount): string | undefined {
	const { type, id = '' } = funding;
	if (type === 'BANK_ACCOUNT') return bankReason(world, id, userId);
	if (type === 'CARD_ACCOUNT') return cardReason(world, id, userId);
	if (type === 'AP_CARD') return apCardReason(world, id);
	return undefined;
}

/**
 * Paying needs an account that is active and not archived, and a user verified for it. The wallet has no id; its balance
 * is not modelled.
 * @throws Refusal BDC_1151, BDC_1000 for a wallet with an id (assumed)
 */
export function refuseUnusableFunding(world: World, userId: string, funding: FundingAccount): void {
	const { type, id } = funding;
	if (type === 'WALLET' && id !== undefined)
		throw refusal('fieldInvalid', 'fundingAccount.id: leave out for WALLET');
	const reason = reasonFor(world, userId, funding);
	if (reason !== undefined) throw refusal('fundingAccountUnusable', `${type} ${id ?? ''} ${reason}`);
}
