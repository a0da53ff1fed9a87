import type { Route } from '../../route';
import { archiveVendor } from './archiveVendor';
import { changeVendorRoute } from './changeVendor';
import { createVendorRoute } from './createVendor';
import { listVendors } from './listVendors';
import { readVendor } from './readVendor';
import { restoreVendor } from './restoreVendor';

/** Vendors. */
export const vendorsRoutes: Route[] = [
	listVendors,
	createVendorRoute,
	readVendor,
	changeVendorRoute,
	archiveVendor,
	restoreVendor,
];
