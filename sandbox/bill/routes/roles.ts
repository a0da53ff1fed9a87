import { commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import type { Role } from '../store/partnerRows';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const common = commonFields<Role>();

const fields: ListFields<Role> = {
	filterable: common.filterable,
	sortable: { ...common.sortable, type: (row) => row.type, description: (row) => row.description },
};

const listRoles: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/roles',
	guard: 'session',
	handle: ({ query, world }) =>
		ok(
			listPage({ collection: world.store.roles, fields, view: (role: Role) => role }, query, world.switches),
		),
};

const readRole: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/roles/:roleId',
	guard: 'session',
	handle({ params, world }) {
		const role = world.store.roles.get(params.roleId);
		if (!role) throw refusal('objectUnknown', params.roleId);
		return ok(role);
	},
};

/** What users may do. Roles cannot be written through the interface. */
export const rolesRoutes: Route[] = [listRoles, readRole];
