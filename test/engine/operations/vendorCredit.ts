import { UNKNOWN, byId } from './operationCase';
import type { OperationCase } from './operationCase';
import type { BillRecords } from '../billRecords';
import type { BillRow, BillAt } from '../billSandbox';

const wholeCredit = {
	vendorId: byId('={{ $json.vendorId }}'),
	referenceNumber: '={{ $json.number }}',
	creditDate: '2030-01-20',
	lineItemsFrom: 'array',
	lineItemsArray: '={{ $json.lines }}',
};

const creditId = byId('={{ $json.id }}');
const useFields = { vendorCreditId: creditId, billId: byId('={{ $json.billId }}') };

/** A credit of 50.00, coded to an account. */
async function addCredit(bill: BillAt, { vendor, account }: BillRecords) {
	const credit = await bill.asSomebodyElse('POST', '/v3/vendor-credits', {
		vendorId: vendor.id,
		referenceNumber: 'CM-1',
		creditDate: '2030-01-20',
		vendorCreditLineItems: [
			{ amount: 50, description: 'Returned', classifications: { chartOfAccountId: account.id } },
		],
	});
	return { credit };
}

async function applyCredit(bill: BillAt, records: BillRecords): Promise<Record<string, BillRow>> {
	const { credit } = await addCredit(bill, records);
	await bill.asSomebodyElse('PATCH', `/v3/bills/${records.bill.id}`, {
		vendorCredits: [{ id: credit.id, amount: 20 }],
	});
	return { credit };
}

export const vendorCreditCases: OperationCase[] = [
	{
		resource: 'vendorCredit',
		operation: 'create',
		parameters: wholeCredit,
		good: ({ vendor }) => ({
			vendorId: vendor.id,
			number: 'CM-7',
			lines: [{ quantity: 2, price: '1.25', glAccount: '6100', description: 'Paper' }],
		}),
		returns: ({ vendor, account }) => [
			{
				outcome: 'created',
				vendorId: vendor.id,
				referenceNumber: 'CM-7',
				amount: 2.5,
				vendorCreditLineItems: [{ amount: 2.5, classifications: { chartOfAccountId: account.id } }],
			},
		],
		bad: ({ vendor }) => ({ vendorId: vendor.id, number: 'CM-8', lines: [{ amount: -3 }] }),
		refusal: /CM-8.*add up to -3\.00.*vendor credit must be above zero/,
	},
	{
		resource: 'vendorCredit',
		operation: 'get',
		arrange: addCredit,
		parameters: { vendorCreditId: creditId },
		good: ({ more }) => ({ id: more.credit.id }),
		returns: ({ more }) => [{ id: more.credit.id, amount: 50, status: 'NOT_APPLIED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /vendor credit no-such-id/,
	},
	{
		resource: 'vendorCredit',
		operation: 'getAll',
		arrange: addCredit,
		parameters: { filters: { vendorId: creditId, createdAfter: '={{ $json.since }}' } },
		good: ({ vendor }) => ({ id: vendor.id, since: '2020-01-01' }),
		returns: ({ more }) => [{ id: more.credit.id, referenceNumber: 'CM-1' }],
		bad: ({ vendor }) => ({ id: vendor.id, since: 'yesterday' }),
		refusal: /Created After is "yesterday"/,
	},
	{
		resource: 'vendorCredit',
		operation: 'update',
		arrange: addCredit,
		parameters: { vendorCreditId: creditId, updateFields: { creditDate: '={{ $json.date }}' } },
		good: ({ more }) => ({ id: more.credit.id, date: '2030-02-01' }),
		returns: ({ more, account }) => [
			{
				id: more.credit.id,
				creditDate: '2030-02-01',
				vendorCreditLineItems: [{ classifications: { chartOfAccountId: account.id } }],
			},
		],
		bad: ({ more }) => ({ id: more.credit.id, date: 'soon' }),
		refusal: /Credit Date is "soon"/,
	},
	{
		resource: 'vendorCredit',
		operation: 'replace',
		arrange: addCredit,
		parameters: { vendorCreditId: creditId, ...wholeCredit },
		good: ({ more, vendor }) => ({
			id: more.credit.id,
			vendorId: vendor.id,
			number: 'CM-1a',
			lines: [{ amount: 40, glAccount: 'Freight' }],
		}),
		returns: ({ more }) => [{ id: more.credit.id, referenceNumber: 'CM-1a', amount: 40 }],
		bad: ({ more, vendor }) => ({
			id: more.credit.id,
			vendorId: vendor.id,
			number: 'CM-1a',
			lines: [{ amount: 40, glAccount: 'Fright' }],
		}),
		refusal: /CM-1a.*no active GL account "Fright"/,
	},
	{
		resource: 'vendorCredit',
		operation: 'archive',
		arrange: addCredit,
		parameters: { vendorCreditId: creditId },
		good: ({ more }) => ({ id: more.credit.id }),
		returns: ({ more }) => [{ id: more.credit.id, archived: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /did not archive the vendor credit no-such-id/,
	},
	{
		resource: 'vendorCredit',
		operation: 'apply',
		arrange: addCredit,
		parameters: { ...useFields, amount: '={{ $json.amount }}' },
		good: ({ more, bill }) => ({ id: more.credit.id, billId: bill.id, amount: '30.25' }),
		returns: ({ more, bill }) => [
			{
				outcome: 'applied',
				vendorCreditId: more.credit.id,
				billId: bill.id,
				amount: 30.25,
				creditLeftAmount: 19.75,
				billDueAmount: 90.25,
			},
		],
		bad: ({ more, bill }) => ({ id: more.credit.id, billId: bill.id, amount: '50.01' }),
		refusal: /Amount 50\.01 is above the 50\.00 left of the credit/,
	},
	{
		resource: 'vendorCredit',
		operation: 'takeBack',
		arrange: applyCredit,
		parameters: useFields,
		good: ({ more, bill }) => ({ id: more.credit.id, billId: bill.id }),
		returns: () => [{ outcome: 'takenBack', amount: 20, creditLeftAmount: 50, billDueAmount: 120.5 }],
		bad: ({ bill }) => ({ id: UNKNOWN, billId: bill.id }),
		refusal: /vendor credit no-such-id/,
	},
];
