import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, startSignedIn } from './harness';
import { aCredit, createCredit, createVendor, seededIds } from './records';

afterEach(endAll);

const PATH = '/v3/vendor-credits';

describe('a vendor credit', () => {
	it('is stored with its lines, total and status', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);
		const vendorCreditLineItems = [{ amount: 30, description: 'Returned paper' }, { amount: 12.5 }];

		const { status, data } = await api.post(PATH, aCredit(vendor.id, { vendorCreditLineItems }));

		expect(status).toBe(201);
		expect(data).toMatchObject({
			id: expect.stringMatching(/^vcr.{17}$/),
			vendorId: vendor.id,
			referenceNumber: 'CR-1',
			amount: 42.5,
			appliedAmount: 0,
			status: 'NOT_APPLIED',
			usage: [],
			archived: false,
			vendorCreditLineItems,
		});
		expect((await api.get(`${PATH}/${data.id}`)).data).toEqual(data);
	});

	it('keeps line ids when it is changed, and only named ones when it is replaced', async () => {
		const { bill, api } = await startSignedIn();
		const classifications = await seededIds(bill);
		const credit = await createCredit(api, { description: 'Returns' });
		const [line] = credit.vendorCreditLineItems as Array<{ id: string }>;

		const changed = await api.patch(`${PATH}/${credit.id}`, {
			vendorCreditLineItems: [{ id: line.id, quantity: 2, price: 25, classifications }],
		});
		const replaced = await api.put(
			`${PATH}/${credit.id}`,
			aCredit(String(credit.vendorId), { vendorCreditLineItems: [{ amount: 7 }] }),
		);

		expect(changed.data).toMatchObject({
			amount: 50,
			description: 'Returns',
			vendorCreditLineItems: [{ id: line.id, amount: 50, classifications }],
		});
		expect(replaced.data).toMatchObject({ id: credit.id, amount: 7 });
		expect(replaced.data.description).toBeUndefined();
		expect(JSON.stringify(replaced.data)).not.toContain(line.id);
	});

	it('is archived for good, and repeating it is harmless', async () => {
		const { api } = await startSignedIn();
		const { id } = await createCredit(api);

		const first = await api.post(`${PATH}/${id}/archive`);
		const second = await api.post(`${PATH}/${id}/archive`);

		expect([first.data.archived, second.data]).toEqual([true, first.data]);
		expect((await api.post(`${PATH}/${id}/restore`)).status).toBe(404);
	});

	it('is listed by vendor', async () => {
		const { api } = await startSignedIn();
		const [mine] = [await createCredit(api), await createCredit(api)];

		const { data } = await api.list(PATH, { filters: `vendorId:eq:${String(mine.vendorId)}` });
		const unknown = await api.list(PATH, { filters: 'referenceNumber:eq:CR-1' });

		expect(data.results).toEqual([mine]);
		expect([unknown.status, codes(unknown)]).toEqual([400, ['BDC_1130']]);
	});

	it.each([
		['no lines', { vendorCreditLineItems: [] }, 400, 'BDC_1000'],
		['a line of unknown worth', { vendorCreditLineItems: [{ description: 'Paper' }] }, 400, 'BDC_1000'],
		['a total of nothing', { vendorCreditLineItems: [{ amount: 0 }] }, 400, 'BDC_1119'],
		['a reference over 100 characters', { referenceNumber: 'r'.repeat(101) }, 400, 'BDC_1143'],
		['an unknown vendor', { vendorId: '009none' }, 400, 'BDC_1205'],
		['an unknown bank account', { applyToBankAccountId: 'bacnone' }, 400, 'BDC_1205'],
		['an unknown ledger account', { applyToChartOfAccountId: '0canone' }, 400, 'BDC_1205'],
		[
			'both accounts',
			{ applyToBankAccountId: TENANT.bankAccountId, applyToChartOfAccountId: '0ca' },
			400,
			'BDC_1119',
		],
	])('is refused with %s', async (_, changes, status, code) => {
		const { api } = await startSignedIn();

		const answer = await api.post(PATH, aCredit((await createVendor(api)).id, changes));

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});
});

describe('vendor credits in bulk', () => {
	it('are created, changed, replaced and archived in the order sent', async () => {
		const { api } = await startSignedIn();
		const { id: vendorId } = await createVendor(api);
		const drafts = ['A', 'B'].map((referenceNumber) => aCredit(vendorId, { referenceNumber }));

		const created = await api.post(`${PATH}/bulk`, drafts);
		const ids = (created.data as unknown as Array<{ id: string }>).map(({ id }) => id);
		const changed = await api.patch(
			`${PATH}/bulk`,
			ids.map((id) => ({ id, description: id })),
		);
		const replaced = await api.put(
			`${PATH}/bulk`,
			ids.map((id) => ({ ...aCredit(vendorId), id })),
		);
		const archived = await api.post(`${PATH}/bulk/archive?ids=${ids.join(',')}`);

		expect([created.status, created.data]).toMatchObject([201, drafts]);
		expect(changed.data).toMatchObject(ids.map((id) => ({ id, description: id })));
		expect(replaced.data).toMatchObject(ids.map((id) => ({ id, referenceNumber: 'CR-1' })));
		expect(archived.data).toMatchObject(ids.map((id) => ({ id, archived: true })));
	});

	it.each([
		[true, ['BDC_1246', 'BDC_1205'], 0],
		[false, ['BDC_1205'], 1],
	])('with a bad item while bulkAtomic is %s answer %j', async (bulkAtomic, expected, stored) => {
		const { api } = await startSignedIn({ switches: { bulkAtomic } });
		const { id } = await createVendor(api);

		const answer = await api.post(`${PATH}/bulk`, [aCredit(id), aCredit('009none')]);

		expect([answer.status, codes(answer)]).toEqual([400, expected]);
		expect((await api.get(PATH)).data.results).toHaveLength(stored);
	});

	it('name the item whose body is wrong', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		const answer = await api.post(`${PATH}/bulk`, [aCredit(id), aCredit(id, { creditDate: 'soon' })]);

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1246', 'BDC_1000']]);
	});

	it.each([
		[50, 201],
		[51, 400],
	])('of %d items answer %d', async (count, status) => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		const answer = await api.post(
			`${PATH}/bulk`,
			Array.from({ length: count }, () => aCredit(id)),
		);

		expect(answer.status).toBe(status);
	});

	it.each([
		[50, 404],
		[1, 400],
	])('are changed two at a time while bulkLimits is %d: %d', async (bulkLimits, status) => {
		const { api } = await startSignedIn({ switches: { bulkLimits } });

		expect((await api.patch(`${PATH}/bulk`, [{ id: 'vcr1' }, { id: 'vcr2' }])).status).toBe(status);
	});
});

it('5,000 vendor credits are listed a page at a time', async () => {
	const { bill, api } = await startSignedIn();
	const { id } = await createVendor(api);
	for (let set = 0; set < 100; set++)
		await api.post(
			`${PATH}/bulk`,
			Array.from({ length: 50 }, () => aCredit(id)),
		);

	const { data } = await api.list(PATH, { max: '100', sort: 'createdTime:desc' });

	expect([data.results.length, typeof data.nextPage]).toEqual([100, 'string']);
	expect((await new Caller(bill.url).get('/sandbox/state')).data.vendorCredits).toHaveLength(5000);
});
