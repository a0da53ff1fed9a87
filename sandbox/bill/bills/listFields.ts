import { archivedField, commonFields, EQUALITY, RANGE } from '../lists/fields';
import type { FilterField, ListFields } from '../lists/fields';
import type { Bill } from '../store/rows';
import type { BillSwitches } from '../world/switches';

const APPROVAL_STATUSES = ['UNASSIGNED', 'ASSIGNED', 'APPROVING', 'APPROVED', 'DENIED'];
const CODING = ['chartOfAccountId', 'accountingClassId', 'departmentId', 'locationId', 'itemId'];
const common = commonFields<Bill>();

/** Ledger coding is searched on the bill and on its lines (assumed). */
function codingField(field: string): FilterField<Bill> {
	return {
		kind: 'text',
		operators: EQUALITY,
		read: (row) => [
			row.classifications?.[field],
			...row.billLineItems.map((line) => line.classifications?.[field]),
		],
	};
}

const documented: ListFields<Bill>['filterable'] = {
	...common.filterable,
	archived: archivedField(),
	vendorId: { kind: 'text', operators: ['eq', 'in'], read: (row) => row.vendorId },
	dueDate: { kind: 'date', operators: RANGE, read: (row) => row.dueDate },
	paymentStatus: { kind: 'text', operators: EQUALITY, read: (row) => row.paymentStatus },
	payFromChartOfAccountId: { kind: 'text', operators: EQUALITY, read: (row) => row.payFromChartOfAccountId },
	...Object.fromEntries(CODING.map((field) => [`classifications.${field}`, codingField(field)])),
};

const sortable: ListFields<Bill>['sortable'] = {
	...common.sortable,
	fundingAmount: (row) => row.fundingAmount,
	exchangeRate: (row) => row.exchangeRate,
	description: (row) => row.description,
	dueDate: (row) => row.dueDate,
	archived: (row) => String(row.archived),
};

/** docs/filterable-fields, changelog 2025-02-18, and two fields integrators report, each behind its switch. */
export function billFields(switches: BillSwitches): ListFields<Bill> {
	const filterable = { ...documented };
	if (switches.invoiceNumberFilter !== 'off') {
		filterable['invoice.invoiceNumber'] = {
			kind: 'text',
			operators: switches.invoiceNumberFilter === 'in' ? ['eq', 'in'] : ['eq'],
			read: (row) => row.invoice.invoiceNumber,
		};
	}
	if (switches.approvalStatusFilter === 'on') {
		filterable.approvalStatus = {
			kind: 'text',
			operators: ['eq'],
			read: (row) => row.approvalStatus,
			values: APPROVAL_STATUSES,
		};
	}
	return { filterable, sortable };
}
