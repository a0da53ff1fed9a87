import type { Route } from '../../route';
import { listBillingStatements } from './listBillingStatements';
import { readBillingStatement } from './readBillingStatement';

/** Invoices of BILL to the organization. */
export const billingStatementsRoutes: Route[] = [listBillingStatements, readBillingStatement];
