import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

type Line = IDataObject & { id: string };

const bill = useBill();
let credential: StoredCredential;
let billId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const named = [{ name: 'One' }, { name: 'Two' }];
	const { vendors, ...lists } = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [{ name: 'Paper', number: '6100' }],
		departments: named,
		locations: named,
		accountingClasses: named,
		items: named,
		jobs: named,
	});
	const employee = await bill.direct('POST', '/v3/classifications/employees', {
		firstName: 'Maria',
		lastName: 'Lopez',
	});
	const customer = await bill.direct('POST', '/v3/customers', { name: 'Fabrikam', email: 'f@example.com' });
	const id = (list: string) => lists[list]?.[0]?.id;
	const created = await bill.direct('POST', '/v3/bills', {
		vendorId: vendors?.[0]?.id,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' },
		description: 'Header',
		purchaseOrderNumber: 'PO-1',
		classifications: { departmentId: id('departments') },
		billLineItems: [
			{
				quantity: 3,
				price: 12.5,
				description: 'Paper',
				classifications: {
					chartOfAccountId: id('chartOfAccounts'),
					departmentId: id('departments'),
					locationId: id('locations'),
					accountingClassId: id('accountingClasses'),
					itemId: id('items'),
					jobId: id('jobs'),
					employeeId: employee.id,
					customerId: customer.id,
				},
			},
			{ amount: 100, description: 'Freight', classifications: { chartOfAccountId: id('chartOfAccounts') } },
			{ amount: -7.5, description: 'Discount', classifications: { jobId: id('jobs') } },
		],
	});
	billId = String(created.id);
});

async function stored(): Promise<IDataObject & { billLineItems: Line[] }> {
	const found = (await bill.state()).bills?.find(({ id }) => id === billId) ?? {};
	const { billLineItems, ...others } = found as IDataObject;
	return { ...others, billLineItems: billLineItems as Line[] };
}

/** Coding as text, so that even an order would show. */
const codingOf = (lines: Line[]) =>
	lines.map(({ id, classifications }) => JSON.stringify([id, classifications]));

async function change(operation: string, parameters: IDataObject): Promise<IDataObject> {
	return await runOne(credential, { resource: 'billLineItem', operation, billId, ...parameters });
}

/** Everything of the bill that a change of a line must not touch. */
function headerOf({
	vendorId,
	invoice,
	dueDate,
	description,
	purchaseOrderNumber,
	classifications,
}: IDataObject) {
	return { vendorId, invoice, dueDate, description, purchaseOrderNumber, classifications };
}

it.each([true, false])(
	'leaves every other line and all coding byte for byte when one amount changes (approvals asked before: %s)',
	async (billApprovals) => {
		if (billApprovals) await bill.direct('PATCH', `/v3/bills/${billId}`, { billApprovals });
		const before = await stored();
		const [paper, freight, discount] = before.billLineItems;

		await change('update', { lineItemId: freight?.id, updateFields: { amount: 111.11 } });

		const after = await stored();
		expect(codingOf(after.billLineItems)).toEqual(codingOf(before.billLineItems));
		expect(after.billLineItems).toEqual([paper, { ...freight, amount: 111.11 }, discount]);
		expect(headerOf(after)).toEqual(headerOf(before));
		expect(after.amount).toBe(141.11);
	},
);

it('changes nothing when BILL does not take the coding of another line', async () => {
	const before = await stored();
	await bill.switches({ strictClassifications: true });

	const run = change('update', { lineItemId: before.billLineItems[1]?.id, updateFields: { amount: 1 } });

	await expect(run).rejects.toThrow(/billLineItems\[0\].*itemId/);
	expect(await stored()).toEqual(before);
});

it('keeps the other seven codes of a line when one code changes', async () => {
	const before = await stored();
	const [paper, ...others] = before.billLineItems;
	const [, two] = (await bill.state()).departments ?? [];

	await change('update', { lineItemId: paper?.id, updateFields: { department: 'Two' } });

	const classifications = { ...(paper?.classifications as IDataObject), departmentId: two?.id };
	expect((await stored()).billLineItems).toEqual([{ ...paper, classifications }, ...others]);
});

it('multiplies a new quantity with the price that is there', async () => {
	const [paper] = (await stored()).billLineItems;

	const line = await change('update', { lineItemId: paper?.id, updateFields: { quantity: 4 } });

	expect(line).toMatchObject({ id: paper?.id, quantity: 4, price: 12.5, amount: 50 });
	expect((await stored()).amount).toBe(142.5);
});

it('clears the codes that are named and no others', async () => {
	const [paper] = (await stored()).billLineItems;

	const line = await change('update', {
		lineItemId: paper?.id,
		updateFields: { clearCodes: ['job', 'item'] },
	});

	const { jobId, itemId, ...kept } = paper?.classifications as IDataObject;
	expect(line.classifications).toEqual(kept);
	expect([jobId, itemId]).not.toContain(undefined);
});

it('adds a line behind the others, which stay as they are', async () => {
	const before = await stored();

	const line = await change('add', { amount: 5, additionalFields: { job: 'Two', description: 'Tip' } });

	const after = await stored();
	expect(after.billLineItems.slice(0, 3)).toEqual(before.billLineItems);
	expect(after.billLineItems[3]).toMatchObject({ id: line.id, amount: 5, description: 'Tip' });
	expect(headerOf(after)).toEqual(headerOf(before));
});

it.each(['lost-reply', 'empty-body', 'server-error-after-write'])(
	'adds a line once when the answer is unclear (%s)',
	async (kind) => {
		await bill.fault({ kind, on: 'PATCH /v3/bills/*' });

		const line = await change('add', { amount: 5, additionalFields: {} });

		const { billLineItems } = await stored();
		expect(billLineItems).toHaveLength(4);
		expect(line.id).toBe(billLineItems[3]?.id);
	},
);

it.each([true, false])(
	'removes a line and keeps the others with their ids, and the header (approvals asked before: %s)',
	async (billApprovals) => {
		if (billApprovals) await bill.direct('PATCH', `/v3/bills/${billId}`, { billApprovals });
		const before = await stored();
		const [paper, freight, discount] = before.billLineItems;

		const removed = await change('remove', { lineItemId: freight?.id });

		const after = await stored();
		expect(after.billLineItems).toEqual([paper, discount]);
		expect(headerOf(after)).toEqual(headerOf(before));
		expect(removed).toMatchObject({ id: freight?.id, removed: true, billAmount: 30 });
	},
);

it.each(['add', 'update', 'remove'])(
	'refuses to %s when somebody changed the bill since',
	async (operation) => {
		const [line] = await runBill({
			credential,
			items: [{ resource: 'billLineItem', operation: 'getAll', billId, returnAll: true }],
		});
		await bill.direct('PATCH', `/v3/bills/${billId}`, { description: 'Somebody else' });
		const before = await stored();
		const item = {
			resource: 'billLineItem',
			operation,
			billId,
			lineItemId: line?.json.id,
			amount: 1,
			updateFields: { amount: 1 },
			expectedUpdatedTime: line?.json.billUpdatedTime,
		};

		const [output] = await runBill({ credential, items: [item], continueOnFail: true });

		expect(output?.json).toMatchObject({
			error: expect.stringMatching(/Expected Updated Time.*Nothing was changed/),
			details: { reason: 'billChanged', billId },
		});
		expect(await stored()).toEqual(before);
	},
);

it('does not remove the last line', async () => {
	const [paper, freight, discount] = (await stored()).billLineItems;
	for (const line of [discount, paper]) await change('remove', { lineItemId: line?.id });

	await expect(change('remove', { lineItemId: freight?.id })).rejects.toThrow(/only line item.*Archive/);
});
