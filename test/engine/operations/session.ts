import { TENANT } from '../../../sandbox/bill/tenant';
import type { OperationCase } from './operationCase';

export const sessionCases: OperationCase[] = [
	{
		resource: 'session',
		operation: 'get',
		good: () => ({}),
		returns: () => [{ organizationId: TENANT.organizationId, userId: TENANT.userId, trust: 'trusted' }],
		refusal: /BDC_1101.*User Email and Password/s,
	},
];
