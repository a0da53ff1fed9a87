import type { Route } from '../../route';
import { archiveUser } from './archiveUser';
import { changeUserRoute } from './changeUser';
import { createUserRoute } from './createUser';
import { listUsers } from './listUsers';
import { readUser } from './readUser';

/** People who can sign in. */
export const usersRoutes: Route[] = [
	listUsers,
	createUserRoute,
	readUser,
	changeUserRoute,
	archiveUser('archive'),
	archiveUser('restore'),
];
