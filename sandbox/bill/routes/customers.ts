import { newCustomerSchema } from '../bodies/people';
import type { NewCustomer } from '../bodies/people';
import { createCustomer, customerOfPath } from '../customers/customers';
import { archivedField, commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage } from '../lists/listPage';
import type { Customer } from '../store/partnerRows';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

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

/** `paymentStatus` of a customer is not modelled. */
const listCustomers: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/customers',
	guard: 'session',
	handle({ query, world }) {
		const source = { collection: world.store.customers, fields, view: (customer: Customer) => customer };
		return ok(listPage(source, query, world.switches));
	},
};

/**
 * Name and e-mail address are required; the fields customers can be filtered by are taken as well
 * (docs/filterable-fields), and an address, as integrators send it. The rest of receivables is not modelled.
 */
const createCustomerRoute: Route<NewCustomer> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/customers',
	guard: 'session',
	bodySchema: newCustomerSchema,
	handle: ({ body, world }) => ({
		status: world.switches.createStatus,
		body: createCustomer(world, body),
	}),
};

const readCustomer: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/customers/:customerId',
	guard: 'session',
	handle: ({ params, world }) => ok(customerOfPath(world, params.customerId)),
};

/** Customers, as far as payables use them for ledger coding. */
export const customersRoutes: Route[] = [listCustomers, createCustomerRoute, readCustomer];
