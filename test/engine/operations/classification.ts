import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

/** A list bills are coded with: where BILL keeps it, and an entry as a person fills it in. */
interface List {
	resource: string;
	path: string;
	idField: string;
	/** Parameters of a create, besides the name. */
	main?: INodeParameters;
	/** The name as the node takes and BILL returns it. */
	named?: (name: string) => IDataObject;
}

const LISTS: List[] = [
	{ resource: 'accountingClass', path: 'accounting-classes', idField: 'accountingClassId' },
	{
		resource: 'chartOfAccount',
		path: 'chart-of-accounts',
		idField: 'chartOfAccountId',
		main: { accountNumber: '6100', accountType: 'EXPENSE' },
	},
	{ resource: 'department', path: 'departments', idField: 'departmentId' },
	{
		resource: 'employee',
		path: 'employees',
		idField: 'employeeId',
		main: { lastName: 'Lin' },
		named: (firstName) => ({ firstName }),
	},
	{ resource: 'item', path: 'items', idField: 'itemId', main: { type: 'SERVICE' } },
	{ resource: 'job', path: 'jobs', idField: 'jobId' },
	{ resource: 'location', path: 'locations', idField: 'locationId' },
];

/** The same operations of every list. */
export const classificationCases: OperationCase[] = LISTS.flatMap(casesOf);

function casesOf({
	resource,
	path,
	idField,
	main = {},
	named = (name) => ({ name }),
}: List): OperationCase[] {
	const address = `/v3/classifications/${path}`;
	const nameField = Object.keys(named(''))[0];
	const stored = {
		...named('Toledo 1'),
		...(resource === 'item' && { type: 'SERVICE' }),
		...(resource === 'employee' && { lastName: 'Lin' }),
	};
	const arrange: OperationCase['arrange'] = async (bill) => ({
		entry: await bill.asSomebodyElse('POST', address, stored),
	});
	const locator = { [idField]: byId('={{ $json.id }}') };
	const one = {
		resource,
		arrange,
		good: ({ more }: Parameters<OperationCase['good']>[0]) => ({ id: more.entry.id }),
		bad: () => ({ id: UNKNOWN }),
		refusal: /no-such-id/,
	};
	return [
		{
			...one,
			operation: 'archive',
			parameters: locator,
			returns: ({ more }) => [{ id: more.entry.id, archived: true }],
		},
		{
			resource,
			operation: 'create',
			parameters: {
				...main,
				[nameField]: '={{ $json.name }}',
				additionalFields: { parentId: byId('={{ $json.parent }}') },
			},
			arrange,
			good: ({ more }) => ({ name: 'Dock 7', parent: more.entry.id }),
			returns: ({ more }) => [{ ...named('Dock 7'), parentId: more.entry.id, outcome: 'created' }],
			bad: () => ({ name: 'Dock 8', parent: UNKNOWN }),
			refusal: /Dock 8.*parentId no-such-id/,
		},
		{ ...one, operation: 'get', parameters: locator, returns: () => [stored] },
		{
			resource,
			operation: 'getAll',
			parameters: { limit: '={{ $json.limit }}', filters: { archived: false } },
			arrange,
			good: () => ({ limit: 1 }),
			returns: () => [{ archived: false }],
			bad: () => ({ limit: 0 }),
			refusal: /Limit is 0.*whole number/,
		},
		{
			...one,
			operation: 'restore',
			parameters: locator,
			returns: ({ more }) => [{ id: more.entry.id, archived: false }],
		},
		{
			...one,
			operation: 'update',
			parameters: { ...locator, updateFields: { [nameField]: '={{ $json.name }}' } },
			good: ({ more }) => ({ id: more.entry.id, name: 'Toledo 2' }),
			returns: ({ more }) => [{ id: more.entry.id, ...named('Toledo 2') }],
			bad: () => ({ id: UNKNOWN, name: 'Toledo 2' }),
		},
	];
}
