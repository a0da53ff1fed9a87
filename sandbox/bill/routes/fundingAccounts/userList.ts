import { commonFields } from '../../lists/fields';
import { listPage, single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Collection } from '../../store/collection';
import type { Dated } from '../../store/rows';
import type { Store } from '../../store/store';

interface AccountUser extends Dated {
	userId: string;
}

/** GET of the users of bank or card accounts. `currentUser` is true or false; anything else answers BDC_1129. */
export function userList<T extends AccountUser>(path: string, rows: (store: Store) => Collection<T>): Route {
	const fields = commonFields<T>();
	return {
		base: 'connect',
		method: 'GET',
		path,
		guard: 'session',
		handle({ query, session, world }) {
			const currentUser = single(query, 'currentUser') ?? 'false';
			if (currentUser !== 'true' && currentUser !== 'false')
				throw refusal('parameterInvalid', `currentUser: ${currentUser}`);
			const page = listPage(
				{ collection: rows(world.store), fields, view: (user: T) => user },
				query,
				world.switches,
			);
			if (currentUser === 'false') return ok(page);
			return ok({ ...page, results: page.results.filter((user) => user.userId === session.userId) });
		},
	};
}
