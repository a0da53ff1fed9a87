import type { Route } from '../../world/route';
import { ACTIONS } from '../../v2/crud';
import { v2BulkCrud } from './bulkCrud';
import { v2Calls } from './calls';
import { v2Crud } from './crud';
import { v2Errors } from './errors';
import { v2GetSessionInfo } from './getSessionInfo';
import { v2List } from './list';
import { v2ListOrgs } from './listOrgs';
import { v2Login } from './login';
import { v2Logout } from './logout';

/** API v2. */
export const v2Routes: Route[] = [
	v2Login,
	v2Logout,
	v2GetSessionInfo,
	v2ListOrgs,
	v2Errors,
	...v2Calls,
	v2List,
	...ACTIONS.flatMap((action) => [v2Crud(action), v2BulkCrud(action)]),
];
