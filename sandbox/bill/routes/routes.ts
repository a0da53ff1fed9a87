import type { Route } from '../route';
import { billsRoutes } from './bills';
import { classificationsRoutes } from './classifications';
import { fundingAccountsRoutes } from './fundingAccounts';
import { mfaRoutes } from './mfa';
import { organizationsRoutes } from './organizations';
import { paymentsRoutes } from './payments';
import { sessionRoutes } from './session';
import { usersRoutes } from './users';
import { v2Routes } from './v2';
import { vendorsRoutes } from './vendors';
import { webhooksRoutes } from './webhooks';

/** Every address of BILL the simulator knows; any other answers BDC_1121. */
export const ROUTES: Route[] = [
	...sessionRoutes,
	...mfaRoutes,
	...vendorsRoutes,
	...billsRoutes,
	...paymentsRoutes,
	...classificationsRoutes,
	...fundingAccountsRoutes,
	...organizationsRoutes,
	...usersRoutes,
	...webhooksRoutes,
	...v2Routes,
];
