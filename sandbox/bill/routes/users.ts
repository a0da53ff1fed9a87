import { newUserSchema, userChangeSchema } from '../bodies/people';
import type { NewUser, UserChange } from '../bodies/people';
import { commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage } from '../lists/listPage';
import type { User } from '../store/rows';
import { changeUser, createUser, requireAdministrator, setUserArchived, userOfPath } from '../users/users';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const common = commonFields<User>();

const listFields: ListFields<User> = {
	filterable: {
		...common.filterable,
		'role.type': { kind: 'text', operators: ['eq'], read: (row) => row.role.type },
	},
	sortable: { ...common.sortable, firstName: (row) => row.firstName, lastName: (row) => row.lastName },
};

const listUsers: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/users',
	guard: 'session',
	handle({ query, world }) {
		return ok(
			listPage(
				{ collection: world.store.users, fields: listFields, view: (user: User) => user },
				query,
				world.switches,
			),
		);
	},
};

/** Administrators only. Not modelled: the e-mail to the user and the first sign-in. */
const createUserRoute: Route<NewUser> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/users',
	guard: 'session',
	bodySchema: newUserSchema,
	handle({ body, session, world }) {
		requireAdministrator(world, session);
		return { status: world.switches.createStatus, body: createUser(world, body) };
	},
};

/** The system user of a sync token answers BDC_1302. */
const readUser: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/users/:userId',
	guard: 'session',
	handle: ({ params, world }) => ok(userOfPath(world, params.userId)),
};

/** Administrators only (assumed). */
const changeUserRoute: Route<UserChange> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/users/:userId',
	guard: 'session',
	bodySchema: userChangeSchema,
	handle({ body, params, session, world }) {
		requireAdministrator(world, session);
		return ok(changeUser(world, userOfPath(world, params.userId), body));
	},
};

/** POST /v3/users/{userId}/archive and /restore. Administrators only (assumed); that sessions of the user end is not modelled. */
function archiveUser(verb: 'archive' | 'restore'): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/users/:userId/${verb}`,
		guard: 'session',
		handle({ params, session, world }) {
			requireAdministrator(world, session);
			return ok(setUserArchived(world, userOfPath(world, params.userId), verb === 'archive'));
		},
	};
}

/** People who can sign in. */
export const usersRoutes: Route[] = [
	listUsers,
	createUserRoute,
	readUser,
	changeUserRoute,
	archiveUser('archive'),
	archiveUser('restore'),
];
