import type { OperationCase } from './operationCase';

export const customCallCases: OperationCase[] = [
	{
		resource: 'customCall',
		operation: 'callV3',
		parameters: { method: '={{ $json.method }}', path: '={{ $json.path }}' },
		good: ({ vendor }) => ({ method: 'GET', path: `/v3/vendors/${vendor.id}` }),
		returns: ({ vendor }) => [{ id: vendor.id, name: 'Northwind Paper' }],
		bad: ({ vendor }) => ({ method: 'POST', path: `/v3/vendors/${vendor.id}/archive` }),
		refusal: /archive changes data in BILL.*Switch on Allow Writes/,
	},
	{
		resource: 'customCall',
		operation: 'callV2',
		parameters: { endpoint: '={{ $json.endpoint }}', body: '={{ $json.data }}' },
		good: ({ vendor }) => ({ endpoint: 'Crud/Read/Vendor.json', data: { id: vendor.id } }),
		returns: ({ vendor }) => [{ id: vendor.id, name: 'Northwind Paper' }],
		bad: ({ vendor }) => ({ endpoint: 'Crud/Delete/Vendor.json', data: { id: vendor.id } }),
		refusal: /Crud\/Delete\/Vendor\.json changes data in BILL.*Switch on Allow Writes/,
	},
];
