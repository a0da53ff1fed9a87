import { TENANT } from '../../../sandbox/bill/tenant';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const NOT_A_DATE = { bad: () => ({ since: 'yesterday' }), refusal: /Updated After.*yesterday/ };
const SIGN_IN_FAILS = /Password|password/;

const arrangeTerm: OperationCase['arrange'] = async (bill) => {
	const path = `/v3/organizations/${TENANT.organizationId}/payment-terms`;
	return { term: await bill.asSomebodyElse('POST', path, { name: 'Net 45', daysDue: 45 }) };
};

/** What an organization is made of: itself, its users and roles, its payment terms. */
export const organizationCases: OperationCase[] = [
	{
		resource: 'organization',
		operation: 'get',
		parameters: { organizationId: byId('={{ $json.id }}') },
		good: () => ({ id: '' }),
		returns: () => [{ id: TENANT.organizationId, name: TENANT.organizationName }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /organization no-such-id/,
	},
	{
		resource: 'organization',
		operation: 'getAll',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => ({ limit: 5 }),
		returns: () => [{ id: TENANT.organizationId }],
		bad: () => ({ limit: 0 }),
		refusal: /Limit is 0/,
	},
	{
		resource: 'organization',
		operation: 'getPricePlan',
		good: () => ({}),
		returns: () => [{ planTerms: [{ tier: 1 }, { tier: 2 }] }],
		refusal: SIGN_IN_FAILS,
	},
	{
		resource: 'paymentTerm',
		operation: 'get',
		arrange: arrangeTerm,
		parameters: { paymentTermId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.term.id }),
		returns: () => [{ name: 'Net 45', daysDue: 45 }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /payment term no-such-id/,
	},
	{
		resource: 'paymentTerm',
		operation: 'getAll',
		arrange: arrangeTerm,
		parameters: { filters: { updatedAfter: '={{ $json.since }}' } },
		good: () => ({ since: '2026-01-01' }),
		returns: () => [{ name: 'Net 45' }],
		...NOT_A_DATE,
	},
	{
		resource: 'role',
		operation: 'get',
		parameters: { roleId: byId('={{ $json.id }}') },
		good: () => ({ id: TENANT.roleId }),
		returns: () => [{ type: 'ADMINISTRATOR' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /role no-such-id/,
	},
	{
		resource: 'role',
		operation: 'getAll',
		parameters: {
			filters: { updatedAfter: '={{ $json.since }}' },
			options: { sortBy: 'type', sortDirection: 'asc' },
		},
		good: () => ({ since: '2026-01-01' }),
		returns: () => ['ACCOUNTANT', 'ADMINISTRATOR', 'APPROVER', 'CLERK', 'PAYER'].map((type) => ({ type })),
		...NOT_A_DATE,
	},
	{
		resource: 'user',
		operation: 'get',
		parameters: { isCurrentUser: false, userId: byId('={{ $json.id }}') },
		good: () => ({ id: TENANT.approverUserId }),
		returns: () => [{ firstName: 'Pat', role: { type: 'ADMINISTRATOR' } }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /user no-such-id/,
	},
	{
		resource: 'user',
		operation: 'getAll',
		parameters: {
			filters: { roleType: 'ADMINISTRATOR', updatedAfter: '={{ $json.since }}' },
			options: { sortBy: 'firstName' },
		},
		good: () => ({ since: '2026-01-01' }),
		returns: () => [{ firstName: 'Pat' }, { firstName: 'Ada' }],
		...NOT_A_DATE,
	},
];
