import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Call, isV2Call, undocumented } from './documented';
import { JOURNALS } from './keepJournal';

const folder = process.env[JOURNALS];
const calls = folder === undefined ? [] : callsIn(folder);
const ofV3 = calls.filter(({ path }) => /^\/connect(-events)?\//.test(path));

function callsIn(path: string): Call[] {
	return readdirSync(path).flatMap((file) => JSON.parse(readFileSync(join(path, file), 'utf8')));
}

if (folder === undefined) {
	process.stdout.write(
		'The journals are those of the tests before: run `npm test`, or --only engine,journal.\n',
	);
}

it('has the calls of the tests before', () => {
	expect(ofV3.length).toBeGreaterThan(500);
});

it('holds no path, query or body field that sandbox/bill/reference/endpoints.json does not have', () => {
	// File links are opaque and not part of the list of endpoints.
	const strange = ofV3.filter(({ path }) => !path.startsWith('/connect/downloads/')).flatMap(undocumented);

	expect([...new Set(strange)]).toEqual([]);
});

it('holds no call of v2 that BILL does not document', () => {
	const ofV2 = calls.filter(({ path }) => path.startsWith('/api/'));

	expect(ofV2.filter((call) => !isV2Call(call)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

it('tells a path, a query and a body field apart that nobody documented', () => {
	expect([
		...undocumented({ method: 'DELETE', path: '/connect/v3/vendors/009' }),
		...undocumented({ method: 'GET', path: '/connect/v3/vendors', query: { search: 'x', max: 5 } }),
		...undocumented({ method: 'POST', path: '/connect/v3/bills', body: { vendorId: '009', supplier: 'x' } }),
		...undocumented({
			method: 'POST',
			path: '/connect/v3/vendors/bulk',
			body: [{ name: 'x' }, { nam: 'y' }],
		}),
		...undocumented({ method: 'GET', path: '/connect/v3/funding-accounts/banks/users', query: { max: 5 } }),
		...undocumented({ method: 'PATCH', path: '/connect/v3/vendor-credits/bulk', body: [{ id: 'vcr' }] }),
	]).toEqual([
		'DELETE /connect/v3/vendors/009: no such endpoint',
		'GET /connect/v3/vendors: query search',
		'POST /connect/v3/bills: body supplier',
		'POST /connect/v3/vendors/bulk: body nam',
	]);
});
