import { commonFields } from '../../lists/fields';
import type { ListFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { User } from '../../store/rows';

const common = commonFields<User>();

const fields: ListFields<User> = {
	filterable: {
		...common.filterable,
		'role.type': { kind: 'text', operators: ['eq'], read: (row) => row.role.type },
	},
	sortable: { ...common.sortable, firstName: (row) => row.firstName, lastName: (row) => row.lastName },
};

/** GET /v3/users. */
export const listUsers: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/users',
	guard: 'session',
	handle({ query, world }) {
		return ok(
			listPage({ collection: world.store.users, fields, view: (user: User) => user }, query, world.switches),
		);
	},
};
