import type { Route } from '../route';
import { billApprovalsRoutes } from './billApprovals';
import { billsRoutes } from './bills';
import { classificationsRoutes } from './classifications';
import { fundingAccountsRoutes } from './fundingAccounts';
import { mfaRoutes } from './mfa';
import { organizationsRoutes } from './organizations';
import { paymentsRoutes } from './payments';
import { reportsRoutes } from './reports';
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
	...reportsRoutes,
	...billsRoutes,
	...billApprovalsRoutes,
	...paymentsRoutes,
	...classificationsRoutes,
	...fundingAccountsRoutes,
	...organizationsRoutes,
	...usersRoutes,
	...webhooksRoutes,
	...v2Routes,
];
