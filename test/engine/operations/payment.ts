import { TENANT } from '../../../sandbox/bill/tenant';
import { ADDRESS } from '../billRecords';
import type { BillRow, BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

async function addForeignVendor(sandbox: BillAt): Promise<Record<string, BillRow>> {
	const { vendors } = await sandbox.seed({
		vendors: [{ name: 'Toronto Tools', billCurrency: 'CAD', address: { ...ADDRESS, country: 'CA' } }],
	});
	return { foreign: vendors[0] };
}

/** The earlier payment, some steps on its way. */
async function movePayments(sandbox: BillAt, steps: number): Promise<Record<string, BillRow>> {
	for (let step = 0; step < steps; step += 1) await sandbox.control('tick');
	return {};
}

async function addMassPayment(
	sandbox: BillAt,
	{ bill }: { bill: BillRow },
): Promise<Record<string, BillRow>> {
	const batch = await sandbox.asSomebodyElse('POST', '/v3/payments/mass', {
		payments: [{ billId: bill.id, amount: 120.5 }],
		fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
	});
	return { batch };
}

export const paymentCases: OperationCase[] = [
	{
		resource: 'payment',
		operation: 'cancel',
		parameters: { paymentId: byId('={{ $json.id }}') },
		good: ({ payment }) => ({ id: payment.id }),
		returns: ({ payment }) => [
			{ outcome: 'requested', id: payment.id, singleStatus: 'CANCELLATION_IN_PROGRESS' },
		],
		bad: () => ({ id: UNKNOWN }),
		refusal: /payment no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'createMass',
		parameters: {
			bills: '={{ $json.bills }}',
			fundingAccountType: 'BANK_ACCOUNT',
			fundingAccountId: TENANT.bankAccountId,
		},
		good: ({ bill }) => ({ bills: [{ billId: bill.id, amount: 120.5 }] }),
		returns: () => [{ batchStatus: 'SCHEDULED', count: { total: 1 } }],
		bad: ({ paidBill }) => ({ bills: [{ billId: paidBill.id, amount: 75.25 }] }),
		refusal: /1 of 1 bills cannot be paid, and nothing was sent.*in progress/,
	},
	{
		resource: 'payment',
		operation: 'getCheckImage',
		arrange: async (sandbox) => await movePayments(sandbox, 6),
		parameters: { paymentId: byId('={{ $json.id }}'), binaryPropertyName: 'data' },
		good: ({ payment }) => ({ id: payment.id }),
		returns: ({ payment }) => [{ paymentId: payment.id }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /check image of the payment no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'getExchangeRate',
		arrange: addForeignVendor,
		parameters: {
			vendors: { vendor: [{ vendorId: byId('={{ $json.vendor }}'), amount: '={{ $json.amount }}' }] },
		},
		good: ({ more }) => ({ vendor: more.foreign.id, amount: 100 }),
		returns: ({ more }) => [{ vendorId: more.foreign.id, billCurrency: 'CAD', fundingAmount: 72 }],
		bad: ({ more }) => ({ vendor: more.foreign.id, amount: -1 }),
		refusal: /Amount of vendor 1 is -1\.00/,
	},
	{
		resource: 'payment',
		operation: 'getMass',
		arrange: addMassPayment,
		parameters: { paymentBatchId: '={{ $json.id }}' },
		good: ({ more }) => ({ id: String(more.batch.paymentBatchId) }),
		returns: ({ bill }) => [{ count: { total: 1 }, payments: [{ billId: bill.id, amount: 120.5 }] }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /mass payment no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'getOptions',
		parameters: { vendorId: byId('={{ $json.id }}'), amount: 50 },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [
			{ vendorId: vendor.id, fundingOptions: { banks: [{ id: TENANT.bankAccountId, available: true }] } },
		],
		bad: () => ({ id: UNKNOWN }),
		refusal: /payment options of the vendor no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'void',
		arrange: async (sandbox) => await movePayments(sandbox, 1),
		parameters: {
			paymentId: byId('={{ $json.id }}'),
			voidType: '={{ $json.type }}',
			reason: 'Paid to the wrong vendor',
		},
		good: ({ payment }) => ({ id: payment.id, type: 'VOID_AND_CREDIT' }),
		returns: ({ payment }) => [{ outcome: 'voided', id: payment.id, singleStatus: 'VOIDED' }],
		bad: () => ({ id: UNKNOWN, type: 'VOID_AND_CREDIT' }),
		refusal: /payment no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'create',
		parameters: {
			billId: byId('={{ $json.billId }}'),
			amount: '={{ $json.amount }}',
			fundingAccountType: 'BANK_ACCOUNT',
			fundingAccountId: TENANT.bankAccountId,
			idempotencyKey: '={{ $json.key }}',
			whenAlreadyPaid: 'refuse',
		},
		good: ({ bill }) => ({ billId: bill.id, amount: 120.5, key: 'SF-1' }),
		returns: ({ bill, vendor }) => [
			{ outcome: 'created', billId: bill.id, vendorId: vendor.id, amount: 120.5, transactionNumber: 'SF-1' },
		],
		bad: ({ paidBill }) => ({ billId: paidBill.id, amount: 75.25, key: 'SF-2' }),
		refusal: /in progress.*Nothing was sent/,
	},
	{
		resource: 'payment',
		operation: 'get',
		parameters: { paymentId: byId('={{ $json.id }}') },
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
