import { archivedField, commonFields, EQUALITY } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import type { Vendor } from '../store/rows';

const common = commonFields<Vendor>();
const AMONG = ['eq', 'ne', 'in', 'nin'] as const;

/** docs/filterable-fields and docs/sortable-fields. E-mail cannot be filtered. `paymentStatus` of a vendor is not modelled. */
export const vendorFields: ListFields<Vendor> = {
	filterable: {
		...common.filterable,
		id: { kind: 'text', operators: EQUALITY, read: (row) => row.id },
		archived: archivedField(),
		name: { kind: 'text', operators: ['eq', 'sw'], read: (row) => row.name },
		accountType: { kind: 'text', operators: AMONG, read: (row) => row.accountType },
		'address.country': { kind: 'text', operators: ['eq', 'ne'], read: (row) => row.address.country },
		billCurrency: { kind: 'text', operators: AMONG, read: (row) => row.billCurrency },
	},
	sortable: {
		...common.sortable,
		name: (row) => row.name,
		shortName: (row) => row.shortName,
		email: (row) => row.email,
		phone: (row) => row.phone,
		billCurrency: (row) => row.billCurrency,
	},
};
