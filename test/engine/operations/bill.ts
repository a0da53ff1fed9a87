import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

export const billCases: OperationCase[] = [
	{
		resource: 'bill',
		operation: 'create',
		parameters: {
			vendorId: byId('={{ $json.vendorId }}'),
			invoiceNumber: '={{ $json.invoiceNumber }}',
			invoiceDate: '2030-01-15',
			dueDate: '2030-02-15',
			lineItemsFrom: 'array',
			lineItemsArray: '={{ $json.lines }}',
			expectedTotal: '={{ $json.total }}',
		},
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
];
