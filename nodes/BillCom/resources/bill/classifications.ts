/** A list of BILL that a line item can be coded with, and how people and BILL call it. */
export interface Classification {
	/** Key of the line item here. */
	key: 'chartOfAccount' | 'department' | 'location' | 'accountingClass';
	/** What a message calls one entry. */
	label: string;
	path: string;
	/** Field of `classifications` in a BILL line item. */
	idField: string;
}

/** BILL classifications, 2026-11. */
export const CLASSIFICATIONS: Classification[] = [
	{
		key: 'chartOfAccount',
		label: 'GL account',
		path: '/v3/classifications/chart-of-accounts',
		idField: 'chartOfAccountId',
	},
	{
		key: 'department',
		label: 'department',
		path: '/v3/classifications/departments',
		idField: 'departmentId',
	},
	{ key: 'location', label: 'location', path: '/v3/classifications/locations', idField: 'locationId' },
	{
		key: 'accountingClass',
		label: 'class',
		path: '/v3/classifications/accounting-classes',
		idField: 'accountingClassId',
	},
];
