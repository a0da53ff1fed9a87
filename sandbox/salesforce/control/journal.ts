import { noContent, ok, type Route } from '../http/route';

/** GET /sandbox/journal?path=&method=&limit=: requests and replies, oldest first, secrets masked. */
export const readJournal: Route = {
	access: 'public',
	method: 'GET',
	path: '/sandbox/journal',
	handle: ({ sim, query }) => {
		const limit = query.limit === undefined ? undefined : Number(query.limit);
		return ok(sim.journal.list({ path: query.path, method: query.method, limit }));
	},
};

/** DELETE /sandbox/journal. */
export const clearJournal: Route = {
	access: 'public',
	method: 'DELETE',
	path: '/sandbox/journal',
	handle: ({ sim }) => {
		sim.journal.clear();
		return noContent();
	},
};
