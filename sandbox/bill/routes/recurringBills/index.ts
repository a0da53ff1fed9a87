import type { Route } from '../../route';
import { archiveRecurringBill } from './archiveRecurringBill';
import { changeRecurringBillRoute } from './changeRecurringBill';
import { createRecurringBillRoute } from './createRecurringBill';
import { listRecurringBills } from './listRecurringBills';
import { readRecurringBill } from './readRecurringBill';
import { replaceRecurringBillRoute } from './replaceRecurringBill';

/** Recurring bills. */
export const recurringBillsRoutes: Route[] = [
	listRecurringBills,
	createRecurringBillRoute,
	readRecurringBill,
	replaceRecurringBillRoute,
	changeRecurringBillRoute,
	archiveRecurringBill('archive'),
	archiveRecurringBill('restore'),
];
