import type { Route } from '../world/route';
import { attachmentsRoutes } from './attachments';
import { billApprovalsRoutes } from './billApprovals';
import { billingStatementsRoutes } from './billingStatements';
import { billsRoutes } from './bills';
import { classificationsRoutes } from './classifications';
import { customersRoutes } from './customers';
import { documentsRoutes } from './documents';
import { exportsRoutes } from './exports';
import { filesRoutes } from './files';
import { fundingAccountsRoutes } from './fundingAccounts';
import { mfaRoutes } from './mfa';
import { networkRoutes } from './network';
import { organizationsRoutes } from './organizations';
import { paymentTermsRoutes } from './paymentTerms';
import { paymentsRoutes } from './payments';
import { recurringBillsRoutes } from './recurringBills';
import { reportsRoutes } from './reports';
import { riskVerificationsRoutes } from './riskVerifications';
import { rolesRoutes } from './roles';
import { sessionRoutes } from './session';
import { usersRoutes } from './users';
import { v2Routes } from './v2';
import { vendorCreditsRoutes } from './vendorCredits';
import { vendorsRoutes } from './vendors';
import { webhooksRoutes } from './webhooks';

/** Every address of BILL the simulator knows; any other answers BDC_1121. */
export const ROUTES: Route[] = [
	...sessionRoutes,
	...mfaRoutes,
	...vendorsRoutes,
	...reportsRoutes,
	...documentsRoutes,
	...attachmentsRoutes,
	...filesRoutes,
	...networkRoutes,
	...billsRoutes,
	...billApprovalsRoutes,
	...recurringBillsRoutes,
	...paymentsRoutes,
	...vendorCreditsRoutes,
	...classificationsRoutes,
	...fundingAccountsRoutes,
	...organizationsRoutes,
	...billingStatementsRoutes,
	...exportsRoutes,
	...paymentTermsRoutes,
	...riskVerificationsRoutes,
	...rolesRoutes,
	...customersRoutes,
	...usersRoutes,
	...webhooksRoutes,
	...v2Routes,
];
