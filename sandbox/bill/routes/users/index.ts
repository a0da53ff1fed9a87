import type { Route } from '../../route';
import { listUsers } from './listUsers';
import { readUser } from './readUser';

/** People who can sign in. */
export const usersRoutes: Route[] = [listUsers, readUser];
