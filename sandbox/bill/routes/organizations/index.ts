import type { Route } from '../../route';
import { changeOrganizationRoute } from './changeOrganization';
import { listIndustries } from './listIndustries';
import { readOrganization } from './readOrganization';
import { readPricePlan } from './readPricePlan';

/** The organization itself. */
export const organizationsRoutes: Route[] = [
	listIndustries,
	readOrganization,
	changeOrganizationRoute,
	readPricePlan,
];
