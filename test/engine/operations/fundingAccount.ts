import { TENANT } from '../../../sandbox/bill/tenant';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const bankAccount = { fundingAccountType: 'BANK_ACCOUNT', bankAccountId: byId('={{ $json.id }}') };

export const fundingAccountCases: OperationCase[] = [
	{
		resource: 'fundingAccount',
		operation: 'get',
		parameters: bankAccount,
		good: () => ({ id: TENANT.bankAccountId }),
		returns: () => [{ id: TENANT.bankAccountId, fundingAccountType: 'BANK_ACCOUNT', status: 'VERIFIED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /funding account no-such-id/,
	},
	{
		resource: 'fundingAccount',
		operation: 'getAll',
		parameters: {
			fundingAccountType: 'BANK_ACCOUNT',
			filters: { archived: false, createdAfter: '={{ $json.since }}' },
		},
		good: () => ({ since: '2020-01-01' }),
		returns: () => [{ id: TENANT.bankAccountId, fundingAccountType: 'BANK_ACCOUNT' }],
		bad: () => ({ since: 'yesterday' }),
		refusal: /Created After is "yesterday"/,
	},
	{
		resource: 'fundingAccount',
		operation: 'getUsability',
		parameters: {
			...bankAccount,
			vendorId: byId('={{ $json.vendorId }}'),
			amount: '={{ $json.amount }}',
		},
		good: ({ vendor }) => ({ id: TENANT.bankAccountId, vendorId: vendor.id, amount: '120.50' }),
		returns: ({ vendor }) => [
			{
				usable: true,
				reasons: [],
				unchecked: [],
				fundingAccountId: TENANT.bankAccountId,
				vendorId: vendor.id,
				amount: 120.5,
				feeInfo: { amount: 0 },
			},
		],
		bad: ({ vendor }) => ({ id: TENANT.bankAccountId, vendorId: vendor.id, amount: '-1' }),
		refusal: /Amount is -1\.00/,
	},
];
