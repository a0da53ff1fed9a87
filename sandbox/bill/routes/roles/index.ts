import type { Route } from '../../route';
import { listRoles } from './listRoles';
import { readRole } from './readRole';

/** What users may do. Roles cannot be written through the interface. */
export const rolesRoutes: Route[] = [listRoles, readRole];
