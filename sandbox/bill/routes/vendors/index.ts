import type { Route } from '../../route';
import { archiveVendor } from './archiveVendor';
import { changeVendorRoute } from './changeVendor';
import { createVendorBankAccount } from './createVendorBankAccount';
import { createVendorRoute } from './createVendor';
import { createVendorsInBulk } from './createVendorsInBulk';
import { deleteVendorBankAccount } from './deleteVendorBankAccount';
import { listVendors } from './listVendors';
import { readInternationalConfiguration } from './readInternationalConfiguration';
import { readVendor } from './readVendor';
import { readVendorBankAccount } from './readVendorBankAccount';
import { readVendorConfiguration } from './readVendorConfiguration';
import { restoreVendor } from './restoreVendor';

/** Vendors. */
export const vendorsRoutes: Route[] = [
	listVendors,
	createVendorRoute,
	createVendorsInBulk,
	readInternationalConfiguration,
	readVendor,
	changeVendorRoute,
	archiveVendor,
	restoreVendor,
	readVendorBankAccount,
	createVendorBankAccount,
	deleteVendorBankAccount,
	readVendorConfiguration,
];
