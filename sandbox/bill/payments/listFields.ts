import { commonFields, EQUALITY, RANGE } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import type { Payment } from '../store/rows';

const common = commonFields<Payment>();

/** docs/filterable-fields names the fields, not their operators; those are assumed. `billId` cannot be filtered. */
export const paymentFields: ListFields<Payment> = {
	filterable: {
		...common.filterable,
		vendorId: { kind: 'text', operators: ['eq', 'in'], read: (row) => row.vendorId, isInAssumed: true },
		processDate: { kind: 'date', operators: ['eq', ...RANGE], read: (row) => row.processDate },
		amount: { kind: 'number', operators: ['eq', ...RANGE], read: (row) => row.amount },
		transactionNumber: {
			kind: 'text',
			operators: EQUALITY,
			read: (row) => row.transactionNumber,
			isInAssumed: true,
		},
		status: { kind: 'text', operators: EQUALITY, read: (row) => row.status, isInAssumed: true },
		onlinePayment: { kind: 'flag', operators: ['eq', 'ne'], read: (row) => row.onlinePayment },
		disbursementType: {
			kind: 'text',
			operators: EQUALITY,
			read: (row) => row.disbursementType,
			isInAssumed: true,
		},
	},
	sortable: {
		...common.sortable,
		description: (row) => row.description,
		processDate: (row) => row.processDate,
		amount: (row) => row.amount,
		confirmationNumber: (row) => row.confirmationNumber,
		onlinePayment: (row) => String(row.onlinePayment),
		disbursementStatus: (row) => row.disbursementStatus,
	},
};
