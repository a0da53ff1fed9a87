import type { INodeParameters } from 'n8n-workflow';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

/** A bill with all its fields, lines from the item. */
const wholeBill: INodeParameters = {
	vendorId: byId('={{ $json.vendorId }}'),
	invoiceNumber: '={{ $json.invoiceNumber }}',
	invoiceDate: '2030-01-15',
	dueDate: '2030-02-15',
	lineItemsFrom: 'array',
	lineItemsArray: '={{ $json.lines }}',
};

export const billCases: OperationCase[] = [
	{
		resource: 'bill',
		operation: 'create',
		parameters: { ...wholeBill, expectedTotal: '={{ $json.total }}' },
		good: ({ vendor }) => ({
			vendorId: vendor.id,
			invoiceNumber: 'INV-100',
			total: 0.3,
			lines: [
				{ amount: 0.1, glAccount: '6100', department: 'Operations', description: 'Paper' },
				{ amount: '0.20', glAccount: 'Freight' },
			],
		}),
		returns: ({ vendor, account, department }) => [
			{
				outcome: 'created',
				vendorId: vendor.id,
				amount: 0.3,
				billLineItems: [
					{ amount: 0.1, classifications: { chartOfAccountId: account.id, departmentId: department.id } },
					{ amount: 0.2 },
				],
			},
		],
		bad: ({ vendor }) => ({
			vendorId: vendor.id,
			invoiceNumber: 'INV-101',
			total: 5,
			lines: [{ amount: 4.99 }],
		}),
		refusal: /INV-101.*4\.99.*Expected Total is 5\.00/,
	},
	{
		resource: 'bill',
		operation: 'get',
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ bill }) => ({ id: bill.id }),
		returns: ({ bill }) => [{ id: bill.id, amount: 120.5 }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'bill',
		operation: 'getAll',
		parameters: { filters: { dueFrom: '={{ $json.from }}' }, options: { sortDirection: 'asc' } },
		good: () => ({ from: '2030-02-15' }),
		returns: ({ bill, paidBill }) => [{ id: bill.id }, { id: paidBill.id }],
		bad: () => ({ from: '2030-02-30' }),
		refusal: /Due From is "2030-02-30"/,
	},
	{
		resource: 'bill',
		operation: 'update',
		parameters: { billId: byId('={{ $json.id }}'), updateFields: { dueDate: '={{ $json.dueDate }}' } },
		good: ({ bill }) => ({ id: bill.id, dueDate: '2030-03-01' }),
		returns: ({ bill }) => [{ id: bill.id, dueDate: '2030-03-01', amount: 120.5 }],
		bad: ({ bill }) => ({ id: bill.id, dueDate: 'soon' }),
		refusal: /Due Date is "soon"/,
	},
	{
		resource: 'bill',
		operation: 'archive',
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ bill }) => ({ id: bill.id }),
		returns: ({ bill }) => [{ id: bill.id, archived: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'bill',
		operation: 'restore',
		arrange: async (sandbox, { bill }) => ({
			archived: await sandbox.asSomebodyElse('POST', `/v3/bills/${bill.id}/archive`),
		}),
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ bill }) => ({ id: bill.id }),
		returns: ({ bill }) => [{ id: bill.id, archived: false }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'bill',
		operation: 'upsert',
		parameters: wholeBill,
		good: ({ vendor }) => ({
			vendorId: vendor.id,
			invoiceNumber: 'INV-1',
			lines: [{ amount: '130.50', glAccount: '6100', department: 'Operations', description: 'Paper' }],
		}),
		returns: ({ bill, account, department }) => [
			{
				outcome: 'updated',
				id: bill.id,
				amount: 130.5,
				billLineItems: [{ classifications: { chartOfAccountId: account.id, departmentId: department.id } }],
			},
		],
		bad: ({ vendor }) => ({ vendorId: vendor.id, invoiceNumber: 'INV-2', lines: [{ amount: 1 }] }),
		refusal: /INV-2: the bill .* differs \(billLineItems\).*75\.25 scheduled.*Nothing was changed/,
	},
	{
		resource: 'bill',
		operation: 'replace',
		parameters: { ...wholeBill, billId: byId('={{ $json.id }}') },
		good: ({ bill, vendor }) => ({
			id: bill.id,
			vendorId: vendor.id,
			invoiceNumber: 'INV-1b',
			lines: [{ quantity: 3, price: 0.5, glAccount: 'Freight', department: 'Operations' }],
		}),
		returns: ({ bill }) => [
			{
				id: bill.id,
				invoice: { invoiceNumber: 'INV-1b' },
				amount: 1.5,
				billLineItems: [{ quantity: 3, price: 0.5, amount: 1.5 }],
			},
		],
		bad: ({ bill, vendor }) => ({
			id: bill.id,
			vendorId: vendor.id,
			invoiceNumber: 'INV-1b',
			lines: [{ amount: 1, departement: 'Operations' }],
		}),
		refusal:
			/Line 1 of Line Items List contains an unknown field: "departement".*Use amount, quantity.*department/,
	},
	{
		resource: 'bill',
		operation: 'recordPayment',
		parameters: {
			payments: { payment: [{ billId: byId('={{ $json.id }}'), amount: '={{ $json.amount }}' }] },
			processDate: '2030-02-01',
			additionalFields: { description: 'Check 1012' },
		},
		good: ({ bill }) => ({ id: bill.id, amount: 120.5 }),
		returns: ({ bill, vendor }) => [
			{ vendorId: vendor.id, amount: 120.5, billPayments: [{ billId: bill.id, amount: 120.5 }] },
		],
		bad: ({ paidBill }) => ({ id: paidBill.id, amount: 75.25 }),
		refusal: /bill .* has 0\.00 due, and 75\.25 should be recorded/,
	},
];
