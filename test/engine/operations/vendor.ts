import type { INodeParameters } from 'n8n-workflow';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const vendorFields: INodeParameters = {
	name: '={{ $json.name }}',
	addressLine1: '={{ $json.street }}',
	addressCity: 'Austin',
	addressState: 'TX',
	addressPostalCode: '78701',
	addressCountry: '={{ $json.country }}',
};

export const vendorCases: OperationCase[] = [
	{
		resource: 'vendor',
		operation: 'create',
		parameters: vendorFields,
		good: () => ({ name: 'Müller  & "Söhne", GmbH', street: '5 Elm St', country: 'United States' }),
		returns: () => [{ name: 'Müller  & "Söhne", GmbH', address: { line1: '5 Elm St', country: 'US' } }],
		bad: () => ({ name: 'Atlantis Ltd', street: '5 Elm St', country: 'Atlantis' }),
		refusal: /Atlantis Ltd.*Country.*two letters/,
	},
	{
		resource: 'vendor',
		operation: 'upsert',
		parameters: { ...vendorFields, billVendorId: '={{ $json.id }}' },
		good: ({ vendor }) => ({ id: vendor.id, name: 'Northwind Paper', street: '9 New Road', country: 'US' }),
		returns: ({ vendor }) => [{ id: vendor.id, address: { line1: '9 New Road' }, outcome: 'updated' }],
		bad: () => ({ id: UNKNOWN, name: 'Northwind Paper', street: '1 Main St', country: 'US' }),
		refusal: /Northwind Paper.*BILL Vendor ID no-such-id does not exist.*Correct BILL Vendor ID/,
	},
	{
		resource: 'vendor',
		operation: 'get',
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [{ id: vendor.id, name: 'Northwind Paper' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'getAll',
		parameters: {
			filters: { name: '={{ $json.name }}', createdAfter: '={{ $json.since }}' },
		},
		good: () => ({ name: 'Northwind Paper', since: '2020-01-01' }),
		returns: ({ vendor }) => [{ id: vendor.id }],
		bad: () => ({ name: 'Northwind Paper', since: 'yesterday' }),
		refusal: /Created After is "yesterday"/,
	},
	{
		resource: 'vendor',
		operation: 'archive',
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [{ id: vendor.id, archived: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /did not archive the vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'restore',
		arrange: async (bill, { vendor }) => ({
			archived: await bill.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/archive`),
		}),
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [{ id: vendor.id, archived: false }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /did not restore the vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'update',
		parameters: { vendorId: byId('={{ $json.id }}'), updateFields: { email: '={{ $json.email }}' } },
		good: ({ vendor }) => ({ id: vendor.id, email: 'ap@northwind.example' }),
		returns: ({ vendor }) => [{ id: vendor.id, email: 'ap@northwind.example' }],
		bad: ({ vendor }) => ({ id: vendor.id, email: 'not an address' }),
		refusal: /email/,
	},
];
