import type { INodeParameters } from 'n8n-workflow';
import { UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const values: INodeParameters = {
	values: { value: [{ field: 'shortName', value: '={{ $json.shortName }}' }] },
};
const byItem: INodeParameters = { entity: '={{ $json.entity }}', legacyId: '={{ $json.id }}' };

export const legacyCases: OperationCase[] = [
	{
		resource: 'legacy',
		operation: 'create',
		parameters: { entity: '={{ $json.entity }}', valuesFrom: 'json', valuesJson: '={{ $json.values }}' },
		good: () => ({ entity: 'Department', values: { name: 'Field Sales' } }),
		returns: () => [{ entity: 'Department', name: 'Field Sales', isActive: '1' }],
		bad: () => ({ entity: 'Department', values: {} }),
		refusal: /Values are empty.*Add at least one field/,
	},
	{
		resource: 'legacy',
		operation: 'get',
		parameters: byItem,
		good: ({ vendor }) => ({ entity: 'Vendor', id: vendor.id }),
		returns: ({ vendor }) => [{ id: vendor.id, name: 'Northwind Paper' }],
		bad: () => ({ entity: 'Vendor', id: UNKNOWN }),
		refusal: /v2 entity Vendor no-such-id/,
	},
	{
		resource: 'legacy',
		operation: 'getAll',
		parameters: {
			entity: '={{ $json.entity }}',
			filters: { filter: [{ field: 'name', op: 'sw', value: 'Northwind' }] },
		},
		good: () => ({ entity: 'Vendor' }),
		returns: ({ vendor }) => [{ id: vendor.id, isActive: '1' }],
		bad: () => ({ entity: 'Spaceship' }),
		refusal: /Spaceship/,
	},
	{
		resource: 'legacy',
		operation: 'update',
		parameters: { ...byItem, ...values },
		good: ({ vendor }) => ({ entity: 'Vendor', id: vendor.id, shortName: 'NWP' }),
		returns: ({ vendor }) => [{ id: vendor.id, shortName: 'NWP' }],
		bad: () => ({ entity: 'Vendor', id: UNKNOWN, shortName: 'NWP' }),
		refusal: /v2 entity Vendor no-such-id/,
	},
	{
		resource: 'legacy',
		operation: 'delete',
		parameters: byItem,
		good: ({ vendor }) => ({ entity: 'Vendor', id: vendor.id }),
		returns: ({ vendor }) => [{ id: vendor.id, isActive: '2' }],
		bad: () => ({ entity: 'Vendor', id: UNKNOWN }),
		refusal: /v2 entity Vendor no-such-id/,
	},
	{
		resource: 'legacy',
		operation: 'undelete',
		parameters: byItem,
		arrange: async (sandbox, { vendor }) => ({
			archived: await sandbox.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/archive`),
		}),
		good: ({ vendor }) => ({ entity: 'Vendor', id: vendor.id }),
		returns: ({ vendor }) => [{ id: vendor.id, isActive: '1' }],
		bad: () => ({ entity: 'Vendor', id: UNKNOWN }),
		refusal: /v2 entity Vendor no-such-id/,
	},
];
