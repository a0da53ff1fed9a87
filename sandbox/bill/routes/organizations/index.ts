import type { Route } from '../../route';
import { readOrganization } from './readOrganization';

/** The organization itself. */
export const organizationsRoutes: Route[] = [readOrganization];
