import { type ClassificationKind, KINDS } from '../../classification/kinds';
import type { Shape } from '../../../../shared/operation/outputShape';

/** What BILL can code a bill, a credit or a line of them with, by id (BILL ap-bills, 2026-11). */
export const codesShape = {
	accountingClassId: 'text',
	chartOfAccountId: 'text',
	customerId: 'text',
	departmentId: 'text',
	employeeId: 'text',
	itemId: 'text',
	jobId: 'text',
	locationId: 'text',
} satisfies Shape;

/** Key of a code here, in forms and in line items. */
export type CodeKey = keyof typeof KINDS | 'customer';

/** A list of BILL that bills and line items can be coded with, and how people and BILL call it. */
export interface Classification
	extends Pick<
		ClassificationKind,
		'title' | 'oneLabel' | 'label' | 'path' | 'idField' | 'idExample' | 'searchMethod'
	> {
	key: CodeKey;
	/** Names of the code in a row of Line Items List, the one to show first. */
	rowKeys: string[];
	/** Whether the bill itself can carry it, and not only a line. */
	isOfBill: boolean;
}

/** Codes as the user gave them: id, name or number; empty where none was given. */
export type Codes = Record<CodeKey, string>;

/** Customers used as a code come from the receivables side (BILL classifications, 2026-11). */
const customers: Classification = {
	key: 'customer',
	rowKeys: ['customer'],
	title: 'Customer',
	oneLabel: 'a customer',
	label: 'customer',
	path: '/v3/customers',
	idField: 'customerId',
	idExample: '0cu01ABCDEFGHIJKLMNO',
	searchMethod: 'searchCustomers',
	isOfBill: false,
};

/** BILL ap-bills, 2026-11. Customers come before jobs: a customer tells jobs of one name apart. */
export const CLASSIFICATIONS: Classification[] = [
	{ ...ofBill('chartOfAccount'), rowKeys: ['glAccount', 'chartOfAccount'] },
	ofBill('department'),
	ofBill('location'),
	ofBill('accountingClass'),
	ofBill('item'),
	customers,
	ofLine('job'),
	ofLine('employee'),
];

/** The codes a function gives by classification. */
export function codesBy(codeOf: (classification: Classification) => string): Codes {
	const entries = CLASSIFICATIONS.map((classification) => [classification.key, codeOf(classification)]);
	return Object.fromEntries(entries) as Codes;
}

function ofBill(key: keyof typeof KINDS): Classification {
	return { ...KINDS[key], key, rowKeys: [key], isOfBill: true };
}

function ofLine(key: keyof typeof KINDS): Classification {
	return { ...ofBill(key), isOfBill: false };
}
