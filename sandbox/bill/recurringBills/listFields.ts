import { archivedField, commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { totalOf } from './recurringBills';
import type { RecurringBill } from '../store/recurringBillRows';

const common = commonFields<RecurringBill>();

/**
 * docs/sortable-fields: as bills without `archived`. No page names what can be filtered by beyond every list's fields;
 * `archived` and `vendorId` are assumed.
 */
export const recurringBillFields: ListFields<RecurringBill> = {
	filterable: {
		...common.filterable,
		archived: archivedField(),
		vendorId: { kind: 'text', operators: ['eq', 'in'], read: (row) => row.vendorId },
	},
	sortable: {
		...common.sortable,
		fundingAmount: totalOf,
		exchangeRate: () => 1,
		description: (row) => row.description,
		dueDate: (row) => row.schedule.nextDueDate,
	},
};
