import { codes, endAll, messages, startSignedIn } from './harness';
import type { Body, Caller } from './harness';

afterEach(endAll);

it.each([
	['chart-of-accounts', { name: 'Printing', account: { type: 'EXPENSE', number: '6100' } }, '0ca'],
	['departments', { name: 'Operations' }, '0de'],
	['accounting-classes', { name: 'Retail' }, 'cls'],
	['locations', { name: 'Toledo', description: 'Plant' }, 'loc'],
	['jobs', { name: 'Job 1' }, 'job'],
	['employees', { firstName: 'Ada', lastName: 'Lovelace' }, 'emp'],
	['items', { name: 'Paper', type: 'PRODUCT', price: 2.5 }, 'itm'],
])('creates, reads and lists %s', async (type, draft, prefix) => {
	const { api } = await startSignedIn();

	const created = await api.post(`/v3/classifications/${type}`, draft);
	const read = await api.get(`/v3/classifications/${type}/${created.data.id}`);
	const listed = await api.get(`/v3/classifications/${type}`);

	expect(created.status).toBe(201);
	expect(created.data).toMatchObject({ ...draft, id: expect.stringMatching(`^${prefix}`), archived: false });
	expect([read.data, listed.data.results]).toEqual([created.data, [created.data]]);
});

it('finds accounts by name and not by number', async () => {
	const { api } = await startSignedIn();
	for (const name of ['Printing', 'Postage'])
		await api.post('/v3/classifications/chart-of-accounts', { name });

	const byName = await api.list('/v3/classifications/chart-of-accounts', { filters: 'name:eq:Postage' });
	const byNumber = await api.list('/v3/classifications/chart-of-accounts', {
		filters: 'account.number:eq:6100',
	});

	expect(byName.data.results.map(({ name }) => name)).toEqual(['Postage']);
	expect(codes(byNumber)).toEqual(['BDC_1130']);
});

it.each([
	['departments', {}, 'BDC_1000'],
	['departments', { name: 'D', parentId: '0de-none' }, 'BDC_1205'],
	['chart-of-accounts', { name: 'A', number: '6100' }, 'BDC_1000'],
	['chart-of-accounts', { name: 'A', account: { type: 'COSTS' } }, 'BDC_1000'],
])('refuses %s with %j', async (type, draft, code) => {
	const { api } = await startSignedIn();

	const answer = await api.post(`/v3/classifications/${type}`, draft);

	expect([answer.status, codes(answer)]).toEqual([400, [code]]);
});

it('answers 404 for an unknown entry and an unknown list', async () => {
	const { api } = await startSignedIn();

	const entry = await api.get('/v3/classifications/departments/none');
	const list = await api.get('/v3/classifications/colours');

	expect([codes(entry), codes(list)]).toEqual([['BDC_1205'], ['BDC_1121']]);
});

const DEPARTMENTS = '/v3/classifications/departments';

it('changes only the fields given, and keeps archive and restore repeatable', async () => {
	const { api } = await startSignedIn();
	const { data: created } = await api.post(DEPARTMENTS, { name: 'Operations', description: 'Plant 1' });

	const changed = await api.patch(`${DEPARTMENTS}/${created.id}`, { name: 'Logistics' });
	const archived = await api.post(`${DEPARTMENTS}/${created.id}/archive`);
	const again = await api.post(`${DEPARTMENTS}/${created.id}/archive`);
	const restored = await api.post(`${DEPARTMENTS}/${created.id}/restore`);

	expect(changed.data).toMatchObject({ id: created.id, name: 'Logistics', description: 'Plant 1' });
	expect([archived.data.archived, again.data, restored.data.archived]).toEqual([true, archived.data, false]);
});

it('refuses an entry as its own parent and an unknown one', async () => {
	const { api } = await startSignedIn();
	const { data: created } = await api.post(DEPARTMENTS, { name: 'Operations' });

	const own = await api.patch(`${DEPARTMENTS}/${created.id}`, { parentId: created.id });
	const unknown = await api.patch(`${DEPARTMENTS}/none`, { name: 'B' });

	expect([codes(own), codes(unknown)]).toEqual([['BDC_1129'], ['BDC_1205']]);
});

describe('a set of entries', () => {
	const twoDepartments = async (api: Caller) =>
		(await api.post(`${DEPARTMENTS}/bulk`, [{ name: 'A' }, { name: 'B' }])).data as unknown as Body[];

	it('is created, changed, archived and restored in the order given', async () => {
		const { api } = await startSignedIn();
		const [first, second] = await twoDepartments(api);
		const ids = `${second.id},${first.id}`;

		const changed = await api.patch(`${DEPARTMENTS}/bulk`, [{ id: second.id, name: 'B2' }, { id: first.id }]);
		const archived = await api.post(`${DEPARTMENTS}/bulk/archive?ids=${ids}`);
		const restored = await api.post(`${DEPARTMENTS}/bulk/restore?ids=${ids}`);

		expect(changed.data).toMatchObject([{ name: 'B2' }, { name: 'A' }]);
		expect(archived.data).toMatchObject([
			{ id: second.id, archived: true },
			{ id: first.id, archived: true },
		]);
		expect(restored.data).toMatchObject([{ archived: false }, { archived: false }]);
	});

	it('is undone as a whole when one item is bad', async () => {
		const { api } = await startSignedIn();
		const [first] = await twoDepartments(api);

		const created = await api.post(`${DEPARTMENTS}/bulk`, [{ name: 'C' }, { name: 'D', parentId: 'none' }]);
		const changed = await api.patch(`${DEPARTMENTS}/bulk`, [{ id: first.id, name: 'Z' }, { id: 'none' }]);
		const { data } = await api.get(DEPARTMENTS);

		expect([created.status, codes(created)]).toEqual([400, ['BDC_1246', 'BDC_1205']]);
		expect([changed.status, codes(changed)]).toEqual([404, ['BDC_1246', 'BDC_1205']]);
		expect(data.results.map(({ name }) => name)).toEqual(['A', 'B']);
	});

	it('names the item that lacks a field', async () => {
		const { api } = await startSignedIn();

		const answer = await api.post(`${DEPARTMENTS}/bulk`, [{ name: 'C' }, {}]);

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1246', 'BDC_1000']]);
	});

	it('keeps the good items where a switch says so', async () => {
		const { api } = await startSignedIn({ switches: { bulkAtomic: false } });

		const answer = await api.post(`${DEPARTMENTS}/bulk`, [{ name: 'C' }, { name: 'D', parentId: 'none' }]);
		const { data } = await api.get(DEPARTMENTS);

		expect([answer.status, codes(answer), messages(answer)]).toEqual([
			400,
			['BDC_1205'],
			['[1]: parentId none was not found.'],
		]);
		expect(data.results.map(({ name }) => name)).toEqual(['C']);
	});

	it.each([
		['too many to create', 'POST', '', Array.from({ length: 51 }, () => ({ name: 'A' })), 'BDC_1129'],
		['none to create', 'POST', '', [], 'BDC_1129'],
		['an item without its name', 'POST', '', [{}], 'BDC_1000'],
		['an item without its id', 'PATCH', '', [{ name: 'A' }], 'BDC_1000'],
		['too many to archive', 'POST', '/archive?ids=a,b,c', undefined, 'BDC_1129'],
		['no ids', 'POST', '/restore', undefined, 'BDC_1000'],
	])('is refused with %s', async (_, method, path, body, code) => {
		const { api } = await startSignedIn({ switches: { bulkLimits: 2 } });

		const answer = await api.call(method, `${DEPARTMENTS}/bulk${path}`, body);

		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});
});
