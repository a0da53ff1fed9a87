import { TENANT } from '../../../sandbox/bill/tenant';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

export const paymentCases: OperationCase[] = [
	{
		resource: 'payment',
		operation: 'create',
		parameters: {
			billId: byId('={{ $json.billId }}'),
			amount: '={{ $json.amount }}',
			fundingAccountType: 'BANK_ACCOUNT',
			fundingAccountId: TENANT.bankAccountId,
			idempotencyKey: '={{ $json.key }}',
		},
		good: ({ bill }) => ({ billId: bill.id, amount: 120.5, key: 'SF-1' }),
		returns: ({ bill, vendor }) => [
			{ outcome: 'created', billId: bill.id, vendorId: vendor.id, amount: 120.5, transactionNumber: 'SF-1' },
		],
		bad: ({ paidBill }) => ({ billId: paidBill.id, amount: 75.25, key: 'SF-2' }),
		refusal: /under way.*nothing was sent/,
	},
	{
		resource: 'payment',
		operation: 'get',
		parameters: { paymentId: '={{ $json.id }}' },
		good: ({ payment }) => ({ id: payment.id }),
		returns: ({ payment }) => [{ id: payment.id, amount: 75.25 }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /payment no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'getAll',
		parameters: { filters: { amount: '={{ $json.amount }}' } },
		good: () => ({ amount: 75.25 }),
		returns: ({ payment }) => [{ id: payment.id }],
		bad: () => ({ amount: 'a lot' }),
		refusal: /Amount is "a lot"/,
	},
];
