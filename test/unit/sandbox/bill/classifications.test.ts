import { codes, endAll, startSignedIn } from './harness';

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
