import { Journal, type JournalRecord } from '../../../sandbox/simulator/journal';

const aCall = (changes: Partial<JournalRecord> = {}): JournalRecord => ({
	at: '2026-11-22T12:00:00.000Z',
	method: 'POST',
	path: '/v3/login',
	query: {},
	headers: { Authorization: 'Bearer secret-token' },
	body: { user: 'ap.clerk', nested: [{ Password: 'secret' }] },
	status: 200,
	responseText: '{"Token":"secret-token","id":7}',
	durationMs: 1,
	...changes,
});
const aJournal = () => new Journal(['password', 'token', 'authorization'], () => '***');

it('masks secrets of headers, body and answer, however deep, in any case', () => {
	const journal = aJournal();
	journal.add(aCall());

	expect(journal.read({})).toMatchObject([
		{
			number: 1,
			headers: { Authorization: '***' },
			body: { user: 'ap.clerk', nested: [{ Password: '***' }] },
			response: { Token: '***', id: 7 },
		},
	]);
});

it('shows of an answer that is no JSON, or very long, its length only', () => {
	const journal = aJournal();
	journal.add(aCall({ responseText: '<html>secret</html>' }));
	journal.add(aCall({ responseText: JSON.stringify('x'.repeat(20_000)) }));
	journal.add(aCall({ responseText: '' }));

	expect(journal.read({}).map(({ response }) => response)).toEqual([
		'19 characters that are not JSON',
		'answer of 20002 characters, not kept',
		undefined,
	]);
});

it('finds calls by any part of their path, by method, and the newest only', () => {
	const journal = aJournal();
	journal.add(aCall({ path: '/services/data/v67.0/sobjects/Account', method: 'PATCH' }));
	journal.add(aCall({ path: '/services/data/v67.0/query', method: 'GET' }));
	journal.add(aCall({ path: '/services/data/v67.0/sobjects/User', method: 'GET' }));

	const numbers = (query: Parameters<Journal['read']>[0]) => journal.read(query).map(({ number }) => number);

	expect(numbers({ path: '/sobjects' })).toEqual([1, 3]);
	expect(numbers({ method: 'get' })).toEqual([2, 3]);
	expect(numbers({ limit: 1 })).toEqual([3]);
});

it('finds calls that name one of some words, as a whole, in path, query, body or answer', () => {
	const journal = aJournal();
	const quiet = { query: {}, body: undefined, responseText: '' };
	journal.add(aCall({ ...quiet, path: '/v3/bills/00n1' }));
	journal.add(aCall({ ...quiet, query: { q: "Id IN ('00n1')" } }));
	journal.add(aCall({ ...quiet, body: [{ name: '"A+B" (UK)' }] }));
	journal.add(aCall({ ...quiet, responseText: '{"id":"00n1"}' }));
	journal.add(aCall({ ...quiet, path: '/v3/bills/00n12', responseText: '{"id":"x-00n1"}' }));

	const numbers = (about: string[]) => journal.read({ about }).map(({ number }) => number);

	expect([numbers(['00n1']), numbers(['"A+B" (UK)', 'nobody'])]).toEqual([[1, 2, 4], [3]]);
});
