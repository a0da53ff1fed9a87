import type { BillRecords } from '../billRecords';
import type { BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const wholeTemplate = {
	vendorId: byId('={{ $json.vendorId }}'),
	period: 'MONTHLY',
	frequency: 3,
	nextDueDate: '={{ $json.date }}',
	lineItemsFrom: 'array',
	lineItemsArray: '={{ $json.lines }}',
	additionalFields: { description: 'Rent', daysInAdvance: 5 },
};

const recurringBillId = byId('={{ $json.id }}');

/** A monthly bill of 900.00 from 2030-01-31 on. */
async function addTemplate(bill: BillAt, { vendor, account }: BillRecords) {
	const template = await bill.asSomebodyElse('POST', '/v3/recurringbills', {
		vendorId: vendor.id,
		schedule: { period: 'MONTHLY', frequency: 1, nextDueDate: '2030-01-31' },
		description: 'Rent',
		recurringBillLineItems: [{ amount: 900, classifications: { chartOfAccountId: account.id } }],
	});
	return { template };
}

async function archiveTemplate(bill: BillAt, records: BillRecords) {
	const { template } = await addTemplate(bill, records);
	await bill.asSomebodyElse('POST', `/v3/recurringbills/${template.id}/archive`);
	return { template };
}

export const recurringBillCases: OperationCase[] = [
	{
		resource: 'recurringBill',
		operation: 'create',
		parameters: wholeTemplate,
		good: ({ vendor }) => ({
			vendorId: vendor.id,
			date: '2030-02-01',
			lines: [{ quantity: 3, price: 300, glAccount: '6100' }],
		}),
		returns: ({ vendor, account }) => [
			{
				outcome: 'created',
				vendorId: vendor.id,
				amount: 900,
				schedule: { period: 'MONTHLY', frequency: 3, nextDueDate: '2030-02-01', daysInAdvance: 5 },
				recurringBillLineItems: [{ amount: 900, classifications: { chartOfAccountId: account.id } }],
			},
		],
		bad: ({ vendor }) => ({ vendorId: vendor.id, date: '2020-02-01', lines: [{ amount: 900 }] }),
		refusal: /2020-02-01 is in the past.*Allow Past Due Date/,
	},
	{
		resource: 'recurringBill',
		operation: 'get',
		arrange: addTemplate,
		parameters: { recurringBillId },
		good: ({ more }) => ({ id: more.template.id }),
		returns: ({ more }) => [{ id: more.template.id, amount: 900, nextDueDate: '2030-01-31' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /recurring bill no-such-id/,
	},
	{
		resource: 'recurringBill',
		operation: 'getAll',
		arrange: addTemplate,
		parameters: { filters: { vendorId: recurringBillId, updatedAfter: '={{ $json.since }}' } },
		good: ({ vendor }) => ({ id: vendor.id, since: '2020-01-01' }),
		returns: ({ more }) => [{ id: more.template.id }],
		bad: ({ vendor }) => ({ id: vendor.id, since: 'yesterday' }),
		refusal: /Updated After is "yesterday"/,
	},
	{
		resource: 'recurringBill',
		operation: 'update',
		arrange: addTemplate,
		parameters: { recurringBillId, updateFields: { description: '={{ $json.text }}' } },
		good: ({ more }) => ({ id: more.template.id, text: 'Rent of the hall' }),
		returns: ({ more }) => [{ id: more.template.id, description: 'Rent of the hall', amount: 900 }],
		bad: () => ({ id: UNKNOWN, text: 'Rent of the hall' }),
		refusal: /did not update the recurring bill no-such-id/,
	},
	{
		resource: 'recurringBill',
		operation: 'replace',
		arrange: addTemplate,
		parameters: { recurringBillId, ...wholeTemplate },
		good: ({ more, vendor }) => ({
			id: more.template.id,
			vendorId: vendor.id,
			date: '2030-03-01',
			lines: [{ amount: 950, glAccount: '6200' }],
		}),
		returns: ({ more }) => [{ id: more.template.id, amount: 950, schedule: { frequency: 3 } }],
		bad: ({ more, vendor }) => ({
			id: more.template.id,
			vendorId: vendor.id,
			date: 'soon',
			lines: [{ amount: 950 }],
		}),
		refusal: /Next Due Date is "soon"/,
	},
	{
		resource: 'recurringBill',
		operation: 'archive',
		arrange: addTemplate,
		parameters: { recurringBillId },
		good: ({ more }) => ({ id: more.template.id }),
		returns: ({ more }) => [{ id: more.template.id, archived: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /did not archive the recurring bill no-such-id/,
	},
	{
		resource: 'recurringBill',
		operation: 'restore',
		arrange: archiveTemplate,
		parameters: { recurringBillId },
		good: ({ more }) => ({ id: more.template.id }),
		returns: ({ more }) => [{ id: more.template.id, archived: false }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /recurring bill no-such-id/,
	},
];
