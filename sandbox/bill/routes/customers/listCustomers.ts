import { archivedField, commonFields } from '../../lists/fields';
import type { ListFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Customer } from '../../store/customerRows';

const common = commonFields<Customer>();
const AMONG = ['eq', 'ne', 'in', 'nin'] as const;

/** docs/filterable-fields (as vendors, `invoiceCurrency` instead of `billCurrency`) and docs/sortable-fields. */
const fields: ListFields<Customer> = {
	filterable: {
		...common.filterable,
		archived: archivedField(),
		name: { kind: 'text', operators: ['eq', 'sw'], read: (row) => row.name },
		accountType: { kind: 'text', operators: AMONG, read: (row) => row.accountType },
		'address.country': { kind: 'text', operators: ['eq', 'ne'], read: (row) => row.address?.country },
		invoiceCurrency: { kind: 'text', operators: AMONG, read: (row) => row.invoiceCurrency },
	},
	sortable: {
		...common.sortable,
		name: (row) => row.name,
		companyName: (row) => row.companyName,
		email: (row) => row.email,
		phone: (row) => row.phone,
		fax: (row) => row.fax,
		description: (row) => row.description,
		invoiceCurrency: (row) => row.invoiceCurrency,
	},
};

/** GET /v3/customers. `paymentStatus` of a customer is not modelled. */
export const listCustomers: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/customers',
	guard: 'session',
	handle({ query, world }) {
		const source = { collection: world.store.customers, fields, view: (customer: Customer) => customer };
		return ok(listPage(source, query, world.switches));
	},
};
