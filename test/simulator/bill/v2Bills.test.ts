import { endAll, startSignedIn } from './harness';
import { createBill, createVendor, seededIds } from './records';
import { NO_ID, create, done, refused } from './v2Harness';
import type { Row } from './v2Harness';

afterEach(endAll);

describe('a bill', () => {
	it('is created with its lines and changed without losing them', async () => {
		const { bill, api } = await startSignedIn();
		const { chartOfAccountId } = await seededIds(bill);
		const vendor = await createVendor(api);

		const created = await create(api, 'Bill', {
			vendorId: vendor.id,
			invoiceNumber: 'NW-1',
			invoiceDate: '2026-12-16',
			dueDate: '2027-01-15',
			billLineItems: [{ entity: 'BillLineItem', amount: 10, chartOfAccountId }, { amount: '5.50' }],
		});
		const updated = await done(api, 'Crud/Update/Bill.json', {
			obj: { entity: 'Bill', id: created.id, dueDate: '2027-01-20' },
		});

		expect(created).toMatchObject({ amount: 15.5, billLineItems: [{ chartOfAccountId }, { amount: 5.5 }] });
		expect(updated).toMatchObject({ dueDate: '2027-01-20', billLineItems: created.billLineItems });
	});

	it('keeps only the lines an update names', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api, { billLineItems: [{ amount: 1 }, { amount: 2 }] });
		const [first] = bill.billLineItems;

		const updated = await done(api, 'Crud/Update/Bill.json', {
			obj: { entity: 'Bill', id: bill.id, billLineItems: [{ id: first.id, amount: 4 }, { amount: 8 }] },
		});

		expect(updated).toMatchObject({
			amount: 12,
			billLineItems: [{ id: first.id, amount: 4 }, { amount: 8 }],
		});
	});

	it.each([
		[{ invoiceNumber: 'A'.repeat(22) }, 'BDC_1143'],
		[{ invoiceNumber: undefined }, 'BDC_1117'],
		[{ billLineItems: [] }, 'BDC_1117'],
		[{ dueDate: '15.01.2027' }, 'BDC_1129'],
		[{ billLineItems: [{ amount: 'ten' }] }, 'BDC_1129'],
		[{ vendorId: '009' }, 'BDC_1205'],
	])('is refused with %j', async (changes, code) => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);
		const obj = {
			entity: 'Bill',
			vendorId: vendor.id,
			invoiceNumber: 'NW-1',
			invoiceDate: '2026-12-16',
			dueDate: '2027-01-15',
			billLineItems: [{ amount: 1 }],
			...changes,
		};

		expect(await refused(api, 'Crud/Create/Bill.json', { obj })).toBe(code);
	});
});

describe('a bill line item', () => {
	it('is added, changed without losing its coding, and removed', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const { chartOfAccountId, departmentId } = await seededIds(simulator);
		const bill = await createBill(api);

		const added = await create(api, 'BillLineItem', {
			billId: bill.id,
			amount: 4,
			chartOfAccountId,
			departmentId,
		});
		const changed = await done(api, 'Crud/Update/BillLineItem.json', {
			obj: { entity: 'BillLineItem', id: added.id, amount: 6, departmentId: NO_ID },
		});
		await done(api, 'Crud/Delete/BillLineItem.json', { id: bill.billLineItems[0].id });

		expect(changed).toMatchObject({ billId: bill.id, amount: 6, chartOfAccountId, departmentId: NO_ID });
		expect((await api.get(`/v3/bills/${bill.id}`)).data).toMatchObject({
			amount: 6,
			billLineItems: [{ id: added.id, classifications: { chartOfAccountId } }],
		});
	});

	it('is worked out anew from quantity and price', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const changed = await done(api, 'Crud/Update/BillLineItem.json', {
			obj: { entity: 'BillLineItem', id: bill.billLineItems[0].id, quantity: 3, unitPrice: 1.5 },
		});

		expect(changed).toMatchObject({ amount: 4.5, quantity: 3, unitPrice: 1.5 });
	});

	it('stays when it is the last one, and does not come back', async () => {
		const { api } = await startSignedIn();
		const [{ id }] = (await createBill(api)).billLineItems;

		expect(await refused(api, 'Crud/Delete/BillLineItem.json', { id })).toBe('BDC_1117');
		expect(await refused(api, 'Crud/Undelete/BillLineItem.json', { id })).toBe('BDC_1121');
	});
});

it('keeps a vendor credit where v3 keeps it', async () => {
	const { bill: simulator, api } = await startSignedIn();
	const { chartOfAccountId } = await seededIds(simulator);
	const vendor = await createVendor(api);

	const created = await create(api, 'VendorCredit', {
		vendorId: vendor.id,
		refNumber: 'VC-1',
		creditDate: '2026-12-16',
		vendorCreditLineItems: [{ amount: 10, chartOfAccountId }],
	});
	const { id } = created;
	const [line] = created.vendorCreditLineItems as Row[];
	const updated = await done(api, 'Crud/Update/VendorCredit.json', {
		obj: { entity: 'VendorCredit', id, vendorCreditLineItems: [{ id: line.id, amount: 12 }] },
	});
	await done(api, 'Crud/Delete/VendorCredit.json', { id });

	expect(updated).toMatchObject({ amount: 12, vendorCreditLineItems: [{ amount: 12, chartOfAccountId }] });
	expect((await api.get(`/v3/vendor-credits/${String(id)}`)).data).toMatchObject({
		referenceNumber: 'VC-1',
		amount: 12,
		archived: true,
	});
	expect(await refused(api, 'Crud/Undelete/VendorCredit.json', { id })).toBe('BDC_1121');
});

describe('a recurring bill', () => {
	const SCHEDULE = { timePeriod: '2', frequencyPerTimePeriod: 1, nextDueDate: '2030-01-31' };

	it('is kept where v3 keeps it', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);

		const created = await create(api, 'RecurringBill', {
			vendorId: vendor.id,
			...SCHEDULE,
			recurringBillLineItems: [{ amount: 10 }],
		});
		const { id } = created;
		const [line] = created.recurringBillLineItems as Row[];
		const updated = await done(api, 'Crud/Update/RecurringBill.json', {
			obj: {
				entity: 'RecurringBill',
				id,
				nextDueDate: '2030-02-28',
				recurringBillLineItems: [{ id: line.id, amount: 12 }, { amount: 1 }],
			},
		});
		await done(api, 'Crud/Delete/RecurringBill.json', { id });

		expect(created).toMatchObject({ ...SCHEDULE, amount: 10 });
		expect(updated).toMatchObject({ timePeriod: '2', nextDueDate: '2030-02-28', amount: 13 });
		expect((await api.get(`/v3/recurringbills/${String(id)}`)).data).toMatchObject({
			archived: true,
			schedule: { period: 'MONTHLY', frequency: 1, nextDueDate: '2030-02-28' },
		});
	});

	it.each([
		[{ timePeriod: '9' }, 'BDC_1129'],
		[{ timePeriod: undefined }, 'BDC_1117'],
		[{ frequencyPerTimePeriod: 0 }, 'BDC_1129'],
		[{ nextDueDate: undefined }, 'BDC_1117'],
		[{ recurringBillLineItems: [] }, 'BDC_1117'],
	])('is refused with %j', async (changes, code) => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);
		const recurringBillLineItems = [{ amount: 10 }];
		const obj = {
			entity: 'RecurringBill',
			vendorId: vendor.id,
			...SCHEDULE,
			recurringBillLineItems,
			...changes,
		};

		expect(await refused(api, 'Crud/Create/RecurringBill.json', { obj })).toBe(code);
	});
});
