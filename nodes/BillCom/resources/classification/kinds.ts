import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from '../../parameters/locators';

/** One of the seven lists bills are coded with. BILL gives each the same addresses (BILL classifications, 2026-11). */
export interface ClassificationKind {
	/** Value in the Resource menu. */
	value: string;
	/** In the Resource menu. */
	name: string;
	/** Above the field of a locator. */
	title: string;
	/** Inside a sentence, with and without its article: "a department", "department", "departments". */
	oneLabel: string;
	label: string;
	plural: string;
	path: string;
	/** Field of `classifications` in a BILL line item. */
	idField: string;
	/** How an id begins and looks. */
	idExample: string;
	/** Method of the node that searches the list. */
	searchMethod: string;
	/** The fields an entry is called by: most kinds have one, employees two. */
	nameFields: string[];
	/** Whether BILL wants a type with a new entry. */
	hasType: boolean;
	/** Whether an entry carries `account: {type, number}`. */
	hasAccount: boolean;
	hasDescription: boolean;
	hasShortName: boolean;
}

const kind = (
	value: string,
	[name, label, plural]: [name: string, label: string, plural: string],
	path: string,
	rest: Pick<ClassificationKind, 'idField' | 'idExample' | 'searchMethod'> & Partial<ClassificationKind>,
): ClassificationKind => ({
	value,
	name,
	label,
	plural,
	title: label.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
	oneLabel: `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`,
	path: `/v3/classifications/${path}`,
	nameFields: ['name'],
	hasType: false,
	hasAccount: false,
	hasDescription: true,
	hasShortName: true,
	...rest,
});

/** By what a workflow calls them. The prefixes of items and employees are not published, so their examples have none. */
export const KINDS = {
	accountingClass: kind(
		'accountingClass',
		['Accounting Class', 'accounting class', 'accounting classes'],
		'accounting-classes',
		{
			idField: 'accountingClassId',
			idExample: 'cls01ABCDEFGHIJKLMNO',
			searchMethod: 'searchAccountingClasses',
		},
	),
	chartOfAccount: kind(
		'chartOfAccount',
		['Chart of Account', 'GL account', 'GL accounts'],
		'chart-of-accounts',
		{
			idField: 'chartOfAccountId',
			idExample: '0ca01ABCDEFGHIJKLMNO',
			searchMethod: 'searchAccounts',
			hasAccount: true,
			hasShortName: false,
		},
	),
	department: kind('department', ['Department', 'department', 'departments'], 'departments', {
		idField: 'departmentId',
		idExample: '0de01ABCDEFGHIJKLMNO',
		searchMethod: 'searchDepartments',
	}),
	employee: kind('employee', ['Employee', 'employee', 'employees'], 'employees', {
		idField: 'employeeId',
		idExample: '00001ABCDEFGHIJKLMNO',
		searchMethod: 'searchEmployees',
		nameFields: ['firstName', 'lastName'],
		hasDescription: false,
	}),
	item: kind('item', ['Item', 'item', 'items'], 'items', {
		idField: 'itemId',
		idExample: '00001ABCDEFGHIJKLMNO',
		searchMethod: 'searchItems',
		hasType: true,
	}),
	job: kind('job', ['Job', 'job', 'jobs'], 'jobs', {
		idField: 'jobId',
		idExample: 'job01ABCDEFGHIJKLMNO',
		searchMethod: 'searchJobs',
	}),
	location: kind('location', ['Location', 'location', 'locations'], 'locations', {
		idField: 'locationId',
		idExample: 'loc01ABCDEFGHIJKLMNO',
		searchMethod: 'searchLocations',
	}),
} satisfies Record<string, ClassificationKind>;

/** An entry of a list bills are coded with, by search or id. Named as BILL names its id, such as `departmentId`. */
export function classificationLocator(kind: ClassificationKind, words: LocatorWords = {}): INodeProperties {
	const { title, idField, label, oneLabel, idExample, searchMethod } = kind;
	return recordLocator(
		{ displayName: title, name: idField, label: oneLabel, idExample, searchMethod },
		{ description: `The ${label} in BILL. The list can be searched by name.`, ...words },
	);
}
