import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toCents } from '../../shared/money';
import { toText } from '../parameters/reader';
import { objectOf, textOf } from '../records/record';
import { attachmentsOf } from '../resources/attachment/attachmentCalls';
import { centsOfLines } from '../resources/bill/lines/billLines';
import { type ClassificationKind, KINDS } from '../resources/classification/kinds';
import { documentsOf } from '../resources/document/documentCalls';
import { BANKS_PATH } from '../resources/fundingAccount/fundingAccountCalls';
import { statusOf } from '../resources/payment/find/paymentState';
import { paymentTermsPath } from '../resources/paymentTerm/paymentTerms';
import { RECURRING_LINES, RECURRING_PATH } from '../resources/recurringBill/recurringBillCalls';
import { amountLabel, labelOf, textsOf } from './labels';
import type { SearchableList } from './searchList';
import type { BillClient } from '../transport/client';

/** A list BILL gives page by page; one that depends on what was chosen in the node is a function of it. */
export type PagedList =
	| SearchableList
	| ((client: BillClient<ILoadOptionsFunctions>) => SearchableList | Promise<SearchableList>);

const recurringBills: SearchableList = {
	intent: 'list recurring bills',
	path: RECURRING_PATH,
	sort: 'createdTime:desc',
	label: (template) =>
		labelOf(
			textOf(template, 'description'),
			textOf(template, 'vendorName') || textOf(template, 'vendorId'),
			amountLabel(centsOfLines(template, RECURRING_LINES)),
			...textsOf(objectOf(template, 'schedule'), 'period', 'nextDueDate'),
		),
};

/** Every list the editor searches page by page, by the method the locators name. */
export const PAGED_LISTS = {
	searchAccountingClasses: (client) => classification(client, KINDS.accountingClass),
	searchAccounts: (client) => classification(client, KINDS.chartOfAccount),
	searchDepartments: (client) => classification(client, KINDS.department),
	searchEmployees: (client) => classification(client, KINDS.employee),
	searchItems: (client) => classification(client, KINDS.item),
	searchJobs: (client) => classification(client, KINDS.job),
	searchLocations: (client) => classification(client, KINDS.location),

	searchAttachments: (client) => ({
		...attachmentsOf(chosen(client, 'vendorId', 'Vendor')),
		label: (file) => textOf(file, 'name'),
	}),
	searchDocuments: (client) => ({
		...documentsOf(chosen(client, 'billId', 'Bill')),
		label: (file) => textOf(file, 'name'),
	}),

	searchBankAccounts: {
		intent: 'list bank accounts',
		path: BANKS_PATH,
		sort: 'createdTime:asc',
		label: (bank) => labelOf(...textsOf(bank, 'bankName', 'nameOnAccount', 'accountNumber', 'status')),
	},
	searchCustomers: {
		intent: 'list customers',
		path: '/v3/customers',
		sort: 'name:asc',
		label: (customer) => textOf(customer, 'name') || textOf(customer, 'companyName'),
		clauseFor: (value) => ({ field: 'name', op: 'sw', value }),
	},
	searchPayments: {
		intent: 'list payments',
		path: '/v3/payments',
		sort: 'createdTime:desc',
		label: (payment) =>
			labelOf(
				textOf(payment, 'vendorName'),
				amountLabel(toCents(payment.amount)),
				textOf(payment, 'processDate'),
				statusOf(payment),
				textOf(payment, 'transactionNumber'),
			),
		clauseFor: (value) => ({ field: 'transactionNumber', op: 'eq', value }),
	},
	searchPaymentTerms: async (client) => ({
		intent: 'list payment terms',
		path: await paymentTermsPath(client),
		sort: 'createdTime:asc',
		label: (term) => textOf(term, 'name'),
	}),
	searchRecurringBills: recurringBills,
	searchArchivedRecurringBills: { ...recurringBills, isArchived: true },
	/** With their role: only users of some roles may approve or pay. */
	searchUsers: {
		intent: 'list users',
		path: '/v3/users',
		sort: 'firstName:asc',
		label: (user) => {
			const name = textsOf(user, 'firstName', 'lastName').filter(Boolean).join(' ');
			return labelOf(name || textOf(user, 'email'), roleLabel(objectOf(user, 'role')));
		},
	},
	searchRoles: { intent: 'list roles', path: '/v3/roles', sort: 'description:asc', label: roleLabel },
	searchVendorCredits: {
		intent: 'list vendor credits',
		path: '/v3/vendor-credits',
		sort: 'createdTime:desc',
		label: (credit) => labelOf(textOf(credit, 'referenceNumber'), amountLabel(toCents(credit.amount))),
	},
} satisfies Record<string, PagedList>;

function roleLabel(role: IDataObject): string {
	return textOf(role, 'description') || textOf(role, 'type');
}

/** One of the lists bills are coded with: what can be restored for Restore, else what can be used. */
function classification(client: BillClient<ILoadOptionsFunctions>, kind: ClassificationKind): SearchableList {
	return {
		intent: `list ${kind.plural}`,
		path: kind.path,
		sort: 'createdTime:asc',
		isArchived: client.ctx.getCurrentNodeParameter('operation') === 'restore',
		// "6100 Office Supplies" where an entry has a number (field reports, 2026-11), else its name.
		label: (entry) =>
			[toText(objectOf(entry, 'account').number), ...textsOf(entry, ...kind.nameFields)]
				.filter(Boolean)
				.join(' ') || textOf(entry, 'shortName'),
		// BILL can filter by a name of one field; a number stands in another field, which it cannot filter by.
		clauseFor: (value) =>
			kind.nameFields.length === 1 && !/^\d/.test(value) ? { field: 'name', op: 'sw', value } : undefined,
	};
}

function chosen(client: BillClient<ILoadOptionsFunctions>, name: string, label: string): string {
	const id = toText(client.ctx.getCurrentNodeParameter(name, { extractValue: true }));
	if (id) return id;
	throw new NodeOperationError(client.node, `Choose ${label} first: the list shows its files.`, {
		level: 'warning',
	});
}
