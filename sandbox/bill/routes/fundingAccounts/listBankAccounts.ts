import { bankAccountView } from '../../fundingAccounts/bankAccounts';
import { commonFields } from '../../lists/fields';
import type { ListFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { BankAccount } from '../../store/rows';

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

/** GET /v3/funding-accounts/banks. */
export const listBankAccounts: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/banks',
	guard: 'session',
	handle({ query, world }) {
		const source = { collection: world.store.bankAccounts, fields, view: bankAccountView };
		return ok(listPage(source, query, world.switches));
	},
};
