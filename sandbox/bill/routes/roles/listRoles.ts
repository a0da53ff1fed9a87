import { commonFields } from '../../lists/fields';
import type { ListFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Role } from '../../store/organizationRows';

const common = commonFields<Role>();

const fields: ListFields<Role> = {
	filterable: common.filterable,
	sortable: { ...common.sortable, type: (row) => row.type, description: (row) => row.description },
};

/** GET /v3/roles. */
export const listRoles: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/roles',
	guard: 'session',
	handle: ({ query, world }) =>
		ok(
			listPage({ collection: world.store.roles, fields, view: (role: Role) => role }, query, world.switches),
		),
};
