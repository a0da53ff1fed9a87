import type { Route } from '../../route';
import { readVendorAuditTrail } from './readVendorAuditTrail';

/** Reports. */
export const reportsRoutes: Route[] = [readVendorAuditTrail];
