import { userList } from './userList';

/**
 * GET /v3/funding-accounts/banks/users. Who may pay from which account. `currentUser=true` shows the caller's own rows
 * only (meaning assumed); for a sync token, which is nobody, BDC_1302 would be likely but an empty list is assumed.
 */
export const listBankAccountUsers = userList(
	'/v3/funding-accounts/banks/users',
	(store) => store.bankAccountUsers,
);
