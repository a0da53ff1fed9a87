import type { Route } from '../../route';
import { archiveBill } from './archiveBill';
import { changeBillRoute } from './changeBill';
import { createBillRoute } from './createBill';
import { createBillsInBulk } from './createBillsInBulk';
import { listBills } from './listBills';
import { readBill } from './readBill';
import { recordPayment } from './recordPayment';
import { replaceBillRoute } from './replaceBill';
import { restoreBill } from './restoreBill';

/** Bills. */
export const billsRoutes: Route[] = [
	listBills,
	createBillRoute,
	createBillsInBulk,
	recordPayment,
	readBill,
	replaceBillRoute,
	changeBillRoute,
	archiveBill,
	restoreBill,
];
