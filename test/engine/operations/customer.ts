import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const arrange: OperationCase['arrange'] = async (bill) => ({
	customer: await bill.asSomebodyElse('POST', '/v3/customers', {
		name: 'Harbor Cafe',
		email: 'owner@harbor.example',
	}),
});

export const customerCases: OperationCase[] = [
	{
		resource: 'customer',
		operation: 'get',
		arrange,
		parameters: { customerId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.customer.id }),
		returns: ({ more }) => [{ id: more.customer.id, name: 'Harbor Cafe' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /customer no-such-id/,
	},
	{
		resource: 'customer',
		operation: 'getAll',
		arrange,
		parameters: { filters: { nameStartsWith: 'Harbor', updatedAfter: '={{ $json.since }}' } },
		good: () => ({ since: '2026-01-01' }),
		returns: ({ more }) => [{ id: more.customer.id }],
		bad: () => ({ since: 'yesterday' }),
		refusal: /Updated After.*yesterday/,
	},
];
