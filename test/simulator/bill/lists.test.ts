import { TENANT } from '../../../sandbox/bill/tenant';
import { codes, endAll, startSignedIn } from './harness';
import type { Body, Caller } from './harness';
import { aBill, createBill, createVendor } from './records';

afterEach(endAll);

async function vendorsNamed(api: Caller, ...names: string[]): Promise<Body[]> {
	const vendors: Body[] = [];
	for (const name of names) vendors.push(await createVendor(api, { name }));
	return vendors;
}

const namesOf = (page: Body) => page.results.map(({ name }) => name);

describe('pages', () => {
	it('hold 20 rows, oldest first, and link forth and back', async () => {
		const { api } = await startSignedIn();
		const names = Array.from({ length: 45 }, (_, index) => `Vendor ${index}`);
		await vendorsNamed(api, ...names);

		const first = (await api.list('/v3/vendors')).data;
		const second = (await api.list('/v3/vendors', { page: first.nextPage })).data;
		const third = (await api.list('/v3/vendors', { page: second.nextPage })).data;
		const back = (await api.list('/v3/vendors', { page: third.prevPage })).data;

		expect([...namesOf(first), ...namesOf(second), ...namesOf(third)]).toEqual(names);
		expect(first.results).toHaveLength(20);
		expect([first.prevPage, third.nextPage]).toEqual([undefined, undefined]);
		expect(namesOf(back)).toEqual(namesOf(second));
	});

	it('keep filters and sort in the cursor', async () => {
		const { api } = await startSignedIn();
		await vendorsNamed(api, 'A1', 'B1', 'A2', 'A3');

		const first = (await api.list('/v3/vendors', { filters: 'name:sw:A', sort: 'name:desc', max: '2' })).data;
		const second = (await api.list('/v3/vendors', { page: first.nextPage, max: '2' })).data;

		expect([namesOf(first), namesOf(second)]).toEqual([['A3', 'A2'], ['A1']]);
	});

	it.each(['0', '101', 'ten', '-1', '1.5'])('refuse a size of %s', async (max) => {
		const { api } = await startSignedIn();

		const answer = await api.list('/v3/vendors', { max });

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1129']]);
	});

	it('refuse a cursor BILL never gave', async () => {
		const { api } = await startSignedIn();

		expect(codes(await api.list('/v3/vendors', { page: 'second' }))).toEqual(['BDC_1129']);
	});
});

describe('filters', () => {
	it.each(['Smith, Jones & Co', 'a:b', 'Double  Space Ltd.', "O'Hara"])(
		'find the quoted name %s',
		async (name) => {
			const { api } = await startSignedIn();
			await vendorsNamed(api, name, 'Another');

			const { data } = await api.list('/v3/vendors', { filters: `name:eq:"${name}"` });

			expect(namesOf(data)).toEqual([name]);
		},
	);

	it.each([
		['an unquoted comma', 'name:eq:Smith, Jones', 'BDC_1129'],
		['an unquoted colon', 'createdTime:gte:2026-09-01T00:00:00.000Z', 'BDC_1129'],
		['a quote inside the value', 'name:eq:"The "Best" Co"', 'BDC_1129'],
		['a clause without operator', 'name', 'BDC_1129'],
		['a comma at the end', 'archived:eq:false,', 'BDC_1129'],
		['a field outside the table', 'email:eq:"a@b.example"', 'BDC_1130'],
		['a name every object inherits', 'constructor:eq:x', 'BDC_1130'],
		['an unknown operator', 'name:like:A', 'BDC_1131'],
		['an operator the field lacks', 'name:gt:A', 'BDC_1131'],
		['a flag that is neither', 'archived:eq:maybe', 'BDC_1129'],
	])('refuse %s', async (_, filters, code) => {
		const { api } = await startSignedIn();

		const answer = await api.list('/v3/vendors', { filters });

		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});

	it('mean all clauses at once', async () => {
		const { api } = await startSignedIn();
		const [first, second] = await vendorsNamed(api, 'Same', 'Same');
		await api.post(`/v3/vendors/${first.id}/archive`);

		const { data } = await api.list('/v3/vendors', { filters: 'name:eq:Same,archived:eq:false' });

		expect(data.results.map(({ id }) => id)).toEqual([second.id]);
	});

	it('find one of several ids', async () => {
		const { api } = await startSignedIn();
		const [first, , third] = await vendorsNamed(api, 'A', 'B', 'C');

		const { data } = await api.list('/v3/vendors', { filters: `id:in:"${first.id},${third.id}"` });

		expect(namesOf(data)).toEqual(['A', 'C']);
	});

	it('compare times down to a plain date', async () => {
		const { api } = await startSignedIn();
		await vendorsNamed(api, 'A');

		const since = (await api.list('/v3/vendors', { filters: 'createdTime:gte:2020-01-01' })).data;
		const before = (await api.list('/v3/vendors', { filters: 'createdTime:lt:"2020-01-01T00:00:00.000Z"' }))
			.data;

		expect([since.results.length, before.results.length]).toEqual([1, 0]);
	});

	it('find a bill by vendor and invoice number', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);
		const other = await createVendor(api);
		await api.post('/v3/bills', aBill(other.id));

		const filters = `vendorId:eq:"${String(bill.vendorId)}",invoice.invoiceNumber:eq:"NW-4711"`;
		const { data } = await api.list('/v3/bills', { filters });

		expect(data.results.map(({ id }) => id)).toEqual([bill.id]);
	});

	it.each([
		['invoice.invoiceNumber:eq:"NW-4711"', { invoiceNumberFilter: 'off' }, 'BDC_1130'],
		['id:in:"00n1,00n2"', { inFilter: 'documented' }, 'BDC_1131'],
		['approvalStatus:eq:ASSIGNED', { approvalStatusFilter: 'off' }, 'BDC_1130'],
		['approvalStatus:eq:NEEDS_APPROVAL', {}, 'BDC_1129'],
	])('refuse %s with %j', async (filters, switches, code) => {
		const { api } = await startSignedIn({ switches });

		expect(codes(await api.list('/v3/bills', { filters }))).toEqual([code]);
	});

	it('cannot find payments by bill', async () => {
		const { api } = await startSignedIn();

		expect(codes(await api.list('/v3/payments', { filters: 'billId:eq:00n1' }))).toEqual(['BDC_1130']);
	});
});

describe('sort', () => {
	it.each(['name', 'name:up', 'address:asc', 'name:asc:first', 'name:asc,createdTime:desc'])(
		'refuses %s',
		async (sort) => {
			const { api } = await startSignedIn();

			expect(codes(await api.list('/v3/vendors', { sort }))).toEqual(['BDC_1129']);
		},
	);

	it('takes several keys where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { multiSort: true } });
		await vendorsNamed(api, 'B', 'A', 'B');

		const { data } = await api.list('/v3/vendors', { sort: 'name:asc,createdTime:desc' });

		expect(namesOf(data)).toEqual(['A', 'B', 'B']);
	});

	it('follows the switch when none is sent', async () => {
		const { api } = await startSignedIn({ switches: { defaultSort: 'name:asc' } });
		await vendorsNamed(api, 'B', 'A');

		expect(namesOf((await api.get('/v3/vendors')).data)).toEqual(['A', 'B']);
	});

	it('brings the newest first on request', async () => {
		const { api } = await startSignedIn();
		await vendorsNamed(api, 'old');
		await api.post('/sandbox/clock', { advanceMs: 1000 });
		await vendorsNamed(api, 'new');

		const { data } = await api.list('/v3/vendors', { sort: 'createdTime:desc' });

		expect(namesOf(data)).toEqual(['new', 'old']);
	});
});

it.each([
	'/v3/bills',
	'/v3/payments',
	'/v3/users?filters=role.type:eq:ADMINISTRATOR',
	`/v3/users/${TENANT.userId}`,
	`/v3/organizations/${TENANT.organizationId}`,
	'/v3/funding-accounts/banks',
	`/v3/funding-accounts/banks/${TENANT.bankAccountId}`,
	'/v3/funding-accounts/banks/users?currentUser=true',
])('reads %s', async (path) => {
	const { api } = await startSignedIn();

	expect((await api.get(path)).status).toBe(200);
});

it('masks the number of a bank account', async () => {
	const { api } = await startSignedIn();

	const { data } = await api.get(`/v3/funding-accounts/banks/${TENANT.bankAccountId}`);

	expect(data.accountNumber).toBe('****2333');
});

it.each([
	'/v3/vendors/009',
	'/v3/bills/00n',
	'/v3/payments/stp',
	'/v3/users/006',
	'/v3/funding-accounts/banks/bac',
	'/v3/organizations/008',
])('answers 404 for %s', async (path) => {
	const { api } = await startSignedIn();

	const answer = await api.get(path);

	expect([answer.status, codes(answer)]).toEqual([404, ['BDC_1205']]);
});
