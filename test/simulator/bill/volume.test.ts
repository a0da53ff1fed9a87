import { endAll, startSignedIn } from './harness';
import type { Body, Caller } from './harness';
import { aVendor } from './records';

afterEach(endAll);

/** Every row of a list, page by page as a client reads it. */
async function readAll(api: Caller, path: string): Promise<Body[]> {
	const rows: Body[] = [];
	let page = '';
	for (let pages = 0; pages < 100; pages += 1) {
		const { data } = await api.list(path, {
			max: '100',
			sort: 'createdTime:desc',
			...(page ? { page } : {}),
		});
		rows.push(...data.results);
		page = data.nextPage;
		if (!page) break;
	}
	return rows;
}

it('makes 5,000 vendors and accounts that are all read page by page, none twice', async () => {
	const { api } = await startSignedIn();
	await api.post('/sandbox/seed', {
		vendors: [aVendor({ name: 'Named' })],
		volume: { vendors: 5000, chartOfAccounts: 5000 },
	});

	const vendors = await readAll(api, '/v3/vendors');
	const accounts = await readAll(api, '/v3/classifications/chart-of-accounts');

	expect(new Set(vendors.map(({ id }) => id)).size).toBe(5001);
	expect(new Set(accounts.map(({ name }) => name)).size).toBe(5000);
	const { data } = await api.list('/v3/vendors', { filters: 'name:sw:"Vendor 0499"' });
	expect(data.results).toHaveLength(10);
}, 60_000);
