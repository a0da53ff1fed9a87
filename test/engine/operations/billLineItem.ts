import type { BillRow } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { CaseRecords, OperationCase } from './operationCase';

/** A bill of two coded lines. */
const arrange: OperationCase['arrange'] = async (sandbox, { vendor, account, department }) => ({
	twoLines: await sandbox.asSomebodyElse('POST', '/v3/bills', {
		vendorId: vendor.id,
		dueDate: '2030-02-15',
		invoice: { invoiceNumber: 'INV-9', invoiceDate: '2030-01-15' },
		billLineItems: [
			{ quantity: 4, price: 35, classifications: { chartOfAccountId: account.id } },
			{ amount: 12.75, description: 'Courier', classifications: { departmentId: department.id } },
		],
	}),
});

const billOf = ({ more }: CaseRecords): BillRow => more.twoLines;
const linesOf = (records: CaseRecords) => billOf(records).billLineItems as BillRow[];

export const billLineItemCases: OperationCase[] = [
	{
		resource: 'billLineItem',
		operation: 'getAll',
		arrange,
		parameters: { billId: byId('={{ $json.id }}'), returnAll: true },
		good: (records) => ({ id: billOf(records).id }),
		returns: (records) => linesOf(records).map(({ id }) => ({ id, billId: billOf(records).id })),
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'billLineItem',
		operation: 'add',
		arrange,
		parameters: {
			billId: byId('={{ $json.id }}'),
			amount: '={{ $json.amount }}',
			additionalFields: { description: 'Tip' },
		},
		good: (records) => ({ id: billOf(records).id, amount: 5 }),
		returns: (records) => [{ amount: 5, description: 'Tip', billId: billOf(records).id }],
		bad: (records) => ({ id: billOf(records).id, amount: 'five' }),
		refusal: /Amount is "five", which is not an amount of money/,
	},
	{
		resource: 'billLineItem',
		operation: 'update',
		arrange,
		parameters: {
			billId: byId('={{ $json.id }}'),
			lineItemId: byId('={{ $json.lineId }}'),
			updateFields: { quantity: '={{ $json.quantity }}' },
		},
		good: (records) => ({ id: billOf(records).id, lineId: linesOf(records)[0].id, quantity: 5 }),
		returns: (records) => [
			{
				id: linesOf(records)[0].id,
				quantity: 5,
				amount: 175,
				classifications: linesOf(records)[0].classifications,
			},
		],
		bad: (records) => ({ id: billOf(records).id, lineId: UNKNOWN, quantity: 5 }),
		refusal: /it has no line item no-such-id\. Nothing was changed/,
	},
	{
		resource: 'billLineItem',
		operation: 'remove',
		arrange,
		parameters: { billId: byId('={{ $json.id }}'), lineItemId: byId('={{ $json.lineId }}') },
		good: (records) => ({ id: billOf(records).id, lineId: linesOf(records)[1].id }),
		returns: (records) => [{ id: linesOf(records)[1].id, removed: true, billAmount: 140 }],
		bad: (records) => ({ id: billOf(records).id, lineId: UNKNOWN }),
		refusal: /it has no line item no-such-id\. Nothing was changed/,
	},
];
