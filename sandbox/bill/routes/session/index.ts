import type { Route } from '../../route';
import { health } from './health';
import { listLoginOrganizations } from './listLoginOrganizations';
import { login } from './login';
import { logout } from './logout';
import { readSession } from './readSession';

/** Signing in, the session, and the health of both interfaces. */
export const sessionRoutes: Route[] = [
	login,
	logout,
	readSession,
	listLoginOrganizations,
	health('connect'),
	health('connect-events'),
];
