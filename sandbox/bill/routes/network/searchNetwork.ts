import { single } from '../../lists/listPage';
import { memberView, searchMembers } from '../../network/members';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * GET /v3/network (R:search). Members of the BILL network by a whole word of their name, national vendors by any part of
 * it. `networks` is the older name of `scope`. Not modelled: narrowing by `accountNumber`, which is accepted, and private
 * organizations.
 */
export const searchNetwork: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/network',
	guard: 'session',
	handle({ query, world }) {
		const members = searchMembers(world, {
			name: single(query, 'name'),
			scope: single(query, 'scope') ?? single(query, 'networks'),
			zipOrPostalCode: single(query, 'zipOrPostalCode'),
		});
		return ok({ results: members.map(memberView) });
	},
};
