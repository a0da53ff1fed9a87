import type { Static } from '@sinclair/typebox';
import {
	bankAccountChangeSchema,
	newBankAccountSchema,
	nominationSchema,
	verificationSchema,
} from '../bodies/fundingAccount';
import type { BankAccountChange, NewBankAccount } from '../bodies/fundingAccount';
import { archiveBankAccountUser, nominateUser } from '../fundingAccounts/bankAccountUsers';
import {
	archiveBankAccount,
	bankAccountOfPath,
	bankAccountRead,
	bankAccountView,
	changeBankAccount,
	createBankAccount,
} from '../fundingAccounts/bankAccounts';
import { verifyBankAccount } from '../fundingAccounts/bankVerification';
import { CARD_BRANDS, cardPurposesFor } from '../fundingAccounts/cardPurposes';
import { commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage, single } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import type { Collection } from '../store/collection';
import type { BankAccount, Dated } from '../store/rows';
import type { Store } from '../store/store';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

interface AccountUser extends Dated {
	userId: string;
}

/** GET of the users of bank or card accounts. `currentUser` is true or false; anything else answers BDC_1129. */
function userList<T extends AccountUser>(path: string, rows: (store: Store) => Collection<T>): Route {
	const fields = commonFields<T>();
	return {
		base: 'connect',
		method: 'GET',
		path,
		guard: 'session',
		handle({ query, session, world }) {
			const currentUser = single(query, 'currentUser') ?? 'false';
			if (currentUser !== 'true' && currentUser !== 'false')
				throw refusal('parameterInvalid', `currentUser: ${currentUser}`);
			const page = listPage(
				{ collection: rows(world.store), fields, view: (user: T) => user },
				query,
				world.switches,
			);
			if (currentUser === 'false') return ok(page);
			return ok({ ...page, results: page.results.filter((user) => user.userId === session.userId) });
		},
	};
}

const common = commonFields<BankAccount>();

const fields: ListFields<BankAccount> = {
	filterable: common.filterable,
	sortable: {
		...common.sortable,
		nameOnAccount: (row) => row.nameOnAccount,
		type: (row) => row.type,
		ownerType: (row) => row.ownerType,
		bankName: (row) => row.bankName,
		accessToAdmins: (row) => String(row.accessToAdmins),
	},
};

const listBankAccounts: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/banks',
	guard: 'session',
	handle({ query, world }) {
		const view = (account: BankAccount) => bankAccountRead(world, account);
		const source = { collection: world.store.bankAccounts, fields, view };
		return ok(listPage(source, query, world.switches));
	},
};

/**
 * Administrators with a trusted session only. The schema of the page marks both numbers as optional, its text as
 * required; required is assumed. Not modelled: the check of the routing number.
 */
const createBankAccountRoute: Route<NewBankAccount> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks',
	guard: 'session',
	bodySchema: newBankAccountSchema,
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: bankAccountView(createBankAccount(world, session, body)),
	}),
};

/**
 * Who may pay from which account. `currentUser=true` shows the caller's own rows only (meaning assumed); for a sync
 * token, which is nobody, BDC_1302 would be likely but an empty list is assumed.
 */
const listBankAccountUsers = userList('/v3/funding-accounts/banks/users', (store) => store.bankAccountUsers);

/** The account must be VERIFIED. Not modelled: e-mail and identity check. */
const nominateBankAccountUser: Route<Static<typeof nominationSchema>> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/users/nominate',
	guard: 'session',
	bodySchema: nominationSchema,
	handle: ({ body, world }) => ok(nominateUser(world, body)),
};

/** Sets UNVERIFIED. */
const archiveBankAccountUserRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/users/:bankAccountUserId/archive',
	guard: 'session',
	handle: ({ params, world }) => ok(archiveBankAccountUser(world, params.bankAccountUserId)),
};

const readBankAccount: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/banks/:bankAccountId',
	guard: 'session',
	handle: ({ params, world }) => ok(bankAccountRead(world, bankAccountOfPath(world, params.bankAccountId))),
};

/** Only a VERIFIED account; numbers and `type` cannot be named. */
const changeBankAccountRoute: Route<BankAccountChange> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/funding-accounts/banks/:bankAccountId',
	guard: 'session',
	bodySchema: bankAccountChangeSchema,
	handle({ body, params, world }) {
		const account = bankAccountOfPath(world, params.bankAccountId);
		return ok(bankAccountView(changeBankAccount(world, account, body)));
	},
};

/** Account and account user must be VERIFIED. Scheduled payments are not looked at. */
const archiveBankAccountRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/:bankAccountId/archive',
	guard: 'session',
	handle({ params, session, world }) {
		const account = bankAccountOfPath(world, params.bankAccountId);
		return ok(bankAccountView(archiveBankAccount(world, session, account)));
	},
};

/** 0.50 verifies, the third wrong amount blocks. */
const verifyBankAccountRoute: Route<Static<typeof verificationSchema>> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/:bankAccountId/verify',
	guard: 'session',
	bodySchema: verificationSchema,
	handle({ body, params, world }) {
		const account = bankAccountOfPath(world, params.bankAccountId);
		return ok(bankAccountView(verifyBankAccount(world, account, body.depositAmount)));
	},
};

const USER_STATUSES = ['NOMINATED', 'VERIFIED', 'UNVERIFIED'];

/** `cardUserStatus` is required: cards of which the caller is a user in that state (meaning and values assumed). */
const listCards: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/cards',
	guard: 'session',
	handle({ query, session, world }) {
		const status = single(query, 'cardUserStatus');
		if (status === undefined) throw refusal('fieldInvalid', 'cardUserStatus: must not be null');
		if (!USER_STATUSES.includes(status)) throw refusal('parameterInvalid', `cardUserStatus: ${status}`);
		const { cardAccounts, cardAccountUsers } = world.store;
		const own = cardAccountUsers
			.all()
			.filter((user) => user.userId === session.userId && user.verificationStatus === status);
		return ok({ results: own.flatMap(({ cardAccountId }) => cardAccounts.get(cardAccountId) ?? []) });
	},
};

/** Who may pay with which card; `currentUser` as with bank accounts. */
const listCardUsers = userList('/v3/funding-accounts/cards/users', (store) => store.cardAccountUsers);

/**
 * `vendorId` and `brand` are required. An empty 200 means that payments need no purpose; otherwise the values a
 * payment may name (shape assumed).
 */
const listCardFundingPurposes: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/cards/funding-purposes',
	guard: 'session',
	handle({ query, world }) {
		const vendorId = single(query, 'vendorId');
		const brand = single(query, 'brand');
		if (vendorId === undefined) throw refusal('fieldInvalid', 'vendorId: must not be null');
		if (brand === undefined) throw refusal('fieldInvalid', 'brand: must not be null');
		if (!CARD_BRANDS.includes(brand)) throw refusal('parameterInvalid', `brand: ${brand}`);
		const vendor = world.store.vendors.get(vendorId);
		if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
		const purposes = cardPurposesFor(vendor);
		return ok(purposes.length > 0 ? { results: purposes } : undefined);
	},
};

/** Fields are assumed, the number is never shown. */
const readCard: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/cards/:cardAccountId',
	guard: 'session',
	handle({ params, world }) {
		const card = world.store.cardAccounts.get(params.cardAccountId);
		if (!card) throw refusal('objectUnknown', params.cardAccountId);
		return ok(card);
	},
};

/** Fields are assumed. */
const listApCards: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/ap-cards',
	guard: 'session',
	handle: ({ world }) => ok({ results: world.store.apCards.all().filter(({ archived }) => !archived) }),
};

/** Roles that may pay (docs/common-error-codes: Administrator, Payer or similar). */
const PAYING_ROLES = ['ADMINISTRATOR', 'PAYER'];

/** Rights of organization and user; the names of the flags are assumed. */
const readPermissions: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/permissions',
	guard: 'session',
	handle({ session, world }) {
		const role = world.store.users.get(session.userId)?.role.type ?? '';
		const mayPay = PAYING_ROLES.includes(role);
		return ok({
			organization: { bankAccount: true, cardAccount: true, apCard: true, wallet: false },
			user: { manageBankAccounts: role === 'ADMINISTRATOR', payWithBankAccount: mayPay, payWithCard: mayPay },
		});
	},
};

/** What payments are paid from. */
export const fundingAccountsRoutes: Route[] = [
	listBankAccounts,
	createBankAccountRoute,
	listBankAccountUsers,
	nominateBankAccountUser,
	archiveBankAccountUserRoute,
	readBankAccount,
	changeBankAccountRoute,
	archiveBankAccountRoute,
	verifyBankAccountRoute,
	listCards,
	listCardUsers,
	listCardFundingPurposes,
	readCard,
	listApCards,
	readPermissions,
];
