/** Get with Send in Bulk, and Get Many by lists of IDs and numbers. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorIds: string[];

beforeEach(async () => {
	credential = aCredential(bill.url);
	vendorIds = await addVendors(3);
});

async function addVendors(count: number): Promise<string[]> {
	const vendors = Array.from({ length: count }, (_, index) => aVendor({ name: `Vendor ${index}` }));
	return ((await bill.seed({ vendors })).vendors ?? []).map(({ id }) => id);
}

/** So many bills, each of the next vendor, over 1.00, 2.00 and so on; their ids in order. */
async function addBills(count: number): Promise<string[]> {
	const drafts = Array.from({ length: count }, (_, index) => ({
		vendorId: vendorIds[index % vendorIds.length],
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: `INV-${index + 1}`, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: index + 1 }],
	}));
	const ids: string[] = [];
	for (let start = 0; start < count; start += 100) {
		const made: unknown = await bill.direct('POST', '/v3/bills/bulk', drafts.slice(start, start + 100));
		ids.push(...(made as Array<{ id: string }>).map(({ id }) => id));
	}
	return ids;
}

async function pay(billIds: string[]): Promise<IDataObject[]> {
	const items = billIds.map((billId, index) => ({
		resource: 'payment',
		operation: 'create',
		billId,
		amount: index + 1,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `SF-round-${index}`,
	}));
	return (await runBill({ credential, items })).map(({ json }) => json);
}

const get = (resource: string, id: string, more: IDataObject = {}): IDataObject => ({
	resource,
	operation: 'get',
	sendInBulk: true,
	[`${resource}Id`]: id,
	...more,
});

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	await bill.clearJournal();
	return (await runBill({ credential, items, continueOnFail: true })).map(({ json }) => json);
}

async function getMany(
	resource: string,
	filters: IDataObject,
	more: IDataObject = {},
): Promise<IDataObject[]> {
	return await run([{ resource, operation: 'getAll', returnAll: true, filters, ...more }]);
}

const callsMade = async () => (await bill.calls()).map(({ method, path }) => `${method} ${path}`);

describe.each(['assumed', 'documented'])('where "in" works as %s', (inFilter) => {
	beforeEach(async () => await bill.switches({ inFilter }));

	it('gives each item its own bill in the order of the items, one twice, and an unknown one its own error', async () => {
		const ids = await addBills(5);
		const wanted = [ids[3], ids[0], '00n01UNKNOWN00000000', ids[3], ids[4]].map(String);

		const outputs = await run(wanted.map((id) => get('bill', id)));

		expect(outputs.map(({ id }) => id)).toEqual([ids[3], ids[0], undefined, ids[3], ids[4]]);
		expect(outputs[2]).toMatchObject({ error: expect.stringContaining('00n01UNKNOWN00000000') });
		expect(outputs[2]?.details).toMatchObject({ reason: 'refusedByBill', code: 'BDC_1205' });
	});

	it('gives payments with what they pay of each bill', async () => {
		const billIds = await addBills(3);
		const payments = await pay(billIds);

		const outputs = await run(payments.map(({ id }) => get('payment', String(id))));

		expect(outputs.map(({ id, bills }) => ({ id, bills }))).toEqual(
			payments.map(({ id }, index) => ({ id, bills: [{ billId: billIds[index], amount: index + 1 }] })),
		);
	});

	it('finds payments by the keys they were made with, and nothing for an unknown one', async () => {
		const payments = await pay(await addBills(3));
		const transactionNumbers = 'SF-round-2, SF-round-0,SF-nobody';

		const found = await getMany('payment', { transactionNumbers });

		expect(found.map(({ id }) => id).sort()).toEqual([payments[2]?.id, payments[0]?.id].sort());
	});

	it('finds bills by invoice numbers, long ones as they were shortened on creation', async () => {
		const long = 'ACME-2030-000000000000001';
		await addBills(3);
		const [shortened] = await run([
			{
				resource: 'bill',
				operation: 'create',
				vendorId: vendorIds[0],
				invoiceNumber: long,
				invoiceDate: '2030-01-15',
				dueDate: '2030-02-15',
				lineItemsFrom: 'array',
				lineItemsArray: [{ amount: 10 }],
			},
		]);

		const found = await getMany('bill', { invoiceNumbers: ['INV-3', long, 'INV-3000'] });

		expect(found.map(({ invoice }) => (invoice as IDataObject).invoiceNumber)).toEqual(
			expect.arrayContaining(['INV-3', (shortened?.invoice as IDataObject).invoiceNumber]),
		);
		expect(found).toHaveLength(2);
	});
});

it('reads 250 bills in three calls, and one bill in one', async () => {
	const ids = await addBills(250);

	const outputs = await run(ids.map((id) => get('bill', id)));

	expect(outputs.map(({ id }) => id)).toEqual(ids);
	expect(await callsMade()).toEqual(Array(3).fill('GET /connect/v3/bills'));
	await run([get('bill', ids[0] ?? '')]);
	expect(await callsMade()).toEqual([`GET /connect/v3/bills/${ids[0]}`]);
});

it('reads 120 vendors in two calls', async () => {
	const ids = await addVendors(120);

	const outputs = await run(ids.map((id) => get('vendor', id, { simplify: true })));

	expect(outputs.map(({ name }) => name)).toEqual(ids.map((_, index) => `Vendor ${index}`));
	expect(await callsMade()).toHaveLength(2);
});

it('never has more than three readings under way where the list cannot be asked for several', async () => {
	await bill.switches({ inFilter: 'documented' });
	const ids = await addBills(40);
	await bill.fault({ kind: 'latency', on: 'GET /v3/bills', ms: 5, times: 1_000 });

	const outputs = await run(ids.map((id) => get('bill', id)));

	expect(outputs.map(({ id }) => id)).toEqual(ids);
	expect((await bill.stats()).maxInFlight).toBeLessThanOrEqual(3);
	expect((await bill.stats()).refusals).not.toHaveProperty('BDC_1322');
});

it('returns the approvers of a bill that wants them, and its neighbours from the list', async () => {
	const ids = await addBills(3);

	const outputs = await run(ids.map((id, index) => get('bill', id, { includeApprovers: index === 1 })));

	expect(outputs.map(({ id }) => id)).toEqual(ids);
	expect(outputs[1]).toHaveProperty('approvers');
	expect((await callsMade()).sort()).toEqual(['GET /connect/v3/bills', `GET /connect/v3/bills/${ids[1]}`]);
});

it('says when the calls of the hour are used up, for every item, with the time at which they can be read', async () => {
	const ids = await addBills(3);
	await bill.fault({ kind: 'hourly-limit', on: 'GET /v3/bills', times: 50 });

	const outputs = await run(ids.map((id) => get('bill', id)));

	for (const { details } of outputs)
		expect(details).toMatchObject({ curedBy: 'time', retryAt: expect.stringContaining('T') });
	expect(outputs).toHaveLength(3);
});

it('stops with the error of the item that BILL does not know where the workflow stops on failure', async () => {
	const [id = ''] = await addBills(1);

	await expect(
		runBill({ credential, items: [get('bill', id), get('bill', 'no-such-id')] }),
	).rejects.toMatchObject({ context: { itemIndex: 1 } });
});

describe('Get Many by IDs', () => {
	it('returns the vendors of the IDs in the order asked for, however many lists that takes', async () => {
		const ids = await addVendors(150);

		const names = (
			await getMany('vendor', { ids }, { options: { sortBy: 'name', sortDirection: 'asc' } })
		).map(({ name }) => name);

		expect(names).toHaveLength(150);
		expect(names).toEqual([...names].sort());
		expect(await callsMade()).toHaveLength(2);
	});

	it.each([
		['an empty array', []],
		['commas alone', ' , '],
	])('returns nothing for %s instead of everything', async (_, ids) => {
		expect(await getMany('vendor', { ids })).toEqual([]);
		expect(await callsMade()).toEqual([]);
	});

	it('holds the other filters, and the limit', async () => {
		const ids = await addBills(6);
		const filters = { ids: ids.join('\n'), vendorId: { mode: 'id', value: vendorIds[0] } };

		expect((await getMany('bill', filters)).map(({ id }) => id).sort()).toEqual([ids[0], ids[3]].sort());
		expect(await getMany('bill', { ids }, { returnAll: false, limit: 2 })).toHaveLength(2);
		expect(await getMany('bill', { ids, invoiceNumbers: 'INV-2,INV-77' })).toMatchObject([{ id: ids[1] }]);
	});

	it('refuses a number with a double quote by the name of its field', async () => {
		expect(await getMany('bill', { invoiceNumbers: ['INV-1', '3" pipe'] })).toMatchObject([
			{ error: expect.stringContaining('Invoice Numbers has "3" pipe"') },
		]);
	});
});

it('asks for 120 invoice numbers in two calls where BILL compares several', async () => {
	await bill.switches({ invoiceNumberFilter: 'in' });
	await addBills(120);

	const found = await getMany('bill', {
		invoiceNumbers: Array.from({ length: 120 }, (_, index) => `INV-${index + 1}`),
	});

	expect(found).toHaveLength(120);
	expect(await callsMade()).toHaveLength(2);
});
