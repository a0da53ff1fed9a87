import type { Route } from '../../route';
import { archiveBill } from './archiveBill';
import { changeBillRoute } from './changeBill';
import { createBillRoute } from './createBill';
import { listBills } from './listBills';
import { readBill } from './readBill';
import { replaceBillRoute } from './replaceBill';
import { restoreBill } from './restoreBill';

/** Bills. */
export const billsRoutes: Route[] = [
	listBills,
	createBillRoute,
	readBill,
	replaceBillRoute,
	changeBillRoute,
	archiveBill,
	restoreBill,
];
