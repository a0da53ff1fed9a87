import type { Route } from '../../route';
import { archiveCreditRoute } from './archiveCredit';
import { bulkCreditRoutes } from './bulkCredits';
import { changeCreditRoute } from './changeCredit';
import { createCreditRoute } from './createCredit';
import { listCredits } from './listCredits';
import { readCredit } from './readCredit';
import { replaceCreditRoute } from './replaceCredit';

/** Vendor credits. */
export const vendorCreditsRoutes: Route[] = [
	...bulkCreditRoutes,
	listCredits,
	createCreditRoute,
	readCredit,
	replaceCreditRoute,
	changeCreditRoute,
	archiveCreditRoute,
];
