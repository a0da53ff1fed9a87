/** One of the seven lists bills are coded with. BILL gives each the same addresses (BILL classifications, 2026-11). */
export interface ClassificationKind {
	/** Value in the Resource menu. */
	value: string;
	/** In the Resource menu and on the field of a locator. */
	name: string;
	/** Inside a sentence: "department", "employees", "an". */
	label: string;
	plural: string;
	article: 'a' | 'an';
	path: string;
	/** Field of `classifications` in a BILL line item. */
	idField: string;
	/** How an id begins and looks. */
	idExample: string;
	/** Method of the node that searches the list. */
	searchMethod: string;
	/** What calls an entry by its name: most kinds have one field, employees two. */
	nameFields: string[];
}

const kind = (
	value: string,
	[name, label, plural]: [string, string, string],
	path: string,
	rest: Pick<ClassificationKind, 'idField' | 'idExample' | 'searchMethod'> & Partial<ClassificationKind>,
): ClassificationKind => ({
	value,
	name,
	label,
	plural,
	article: /^[aeiou]/.test(label) ? 'an' : 'a',
	path: `/v3/classifications/${path}`,
	nameFields: ['name'],
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
		['Chart of Account', 'chart of account entry', 'chart of account entries'],
		'chart-of-accounts',
		{ idField: 'chartOfAccountId', idExample: '0ca01ABCDEFGHIJKLMNO', searchMethod: 'searchAccounts' },
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
	}),
	item: kind('item', ['Item', 'item', 'items'], 'items', {
		idField: 'itemId',
		idExample: '00001ABCDEFGHIJKLMNO',
		searchMethod: 'searchItems',
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

export type KindName = keyof typeof KINDS;
