import { archivedField, commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import type { VendorCredit } from '../store/creditRows';

const common = commonFields<VendorCredit>();

/** No page names what credits can be filtered by beyond every list's fields; `archived` and `vendorId` are assumed. */
export const creditFields: ListFields<VendorCredit> = {
	filterable: {
		...common.filterable,
		archived: archivedField(),
		vendorId: { kind: 'text', operators: ['eq', 'in'], read: (row) => row.vendorId },
	},
	sortable: common.sortable,
};
