import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const ACCOUNT = { nameOnAccount: 'Northwind Paper', accountNumber: '000987654', routingNumber: '074000010' };

/** Bank account, history and rules of a vendor. */
export const vendorAccountCases: OperationCase[] = [
	{
		resource: 'vendor',
		operation: 'addBankAccount',
		parameters: {
			vendorId: byId('={{ $json.id }}'),
			bankAccountNumber: '={{ $json.number }}',
			additionalFields: {
				nameOnAccount: 'Northwind Paper',
				routingNumber: '={{ $json.routing }}',
				type: 'CHECKING',
				ownerType: 'BUSINESS',
			},
		},
		good: ({ vendor }) => ({ id: vendor.id, number: '000-987 654', routing: '074000010' }),
		returns: ({ vendor }) => [
			{ vendorId: vendor.id, accountNumber: '****7654', routingNumber: '074000010', type: 'CHECKING' },
		],
		bad: ({ vendor }) => ({ id: vendor.id, number: '000987654', routing: '074000011' }),
		refusal: /Routing Number is not a US routing number.*Payment Currency/,
	},
	{
		resource: 'vendor',
		operation: 'getBankAccount',
		arrange: async (bill, { vendor }) => ({
			account: await bill.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/bank-account`, ACCOUNT),
		}),
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [{ vendorId: vendor.id, accountNumber: '****7654', status: 'VERIFIED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bank account of the vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'getPayee',
		arrange: async (bill, { vendor }) => ({
			account: await bill.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/bank-account`, ACCOUNT),
		}),
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [
			{
				vendorId: vendor.id,
				vendorName: 'Northwind Paper',
				payBy: 'ACH',
				isArchived: false,
				payeeSeal: expect.stringMatching(/^p1(\.[0-9a-f]{12}){4}\.-$/),
			},
		],
		bad: () => ({ id: UNKNOWN }),
		refusal: /vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'removeBankAccount',
		arrange: async (bill, { vendor }) => ({
			account: await bill.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/bank-account`, ACCOUNT),
		}),
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [{ vendorId: vendor.id, removed: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /did not remove the bank account of the vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'getConfiguration',
		parameters: {
			configurationFor: 'newVendor',
			country: '={{ $json.country }}',
			billCurrency: '={{ $json.currency }}',
			accountType: 'BUSINESS',
		},
		good: () => ({ country: 'Brazil', currency: 'brl' }),
		returns: () => [
			{
				country: 'BR',
				billCurrency: 'BRL',
				internationalPayments: { paymentPurpose: { required: true, type: 'CODE' } },
			},
		],
		bad: () => ({ country: 'Atlantis', currency: 'BRL' }),
		refusal: /Country is "Atlantis".*two letters/,
	},
	{
		resource: 'vendor',
		operation: 'getAuditTrail',
		arrange: async (bill, { vendor }) => ({
			change: await bill.asSomebodyElse('PATCH', `/v3/vendors/${vendor.id}`, { phone: '5550100' }),
		}),
		parameters: { vendorId: byId('={{ $json.id }}'), options: { includeArchived: true } },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: () => [
			{ source: 'API', type: 'Create' },
			{ type: 'Edit', field: { name: 'phone', value: { current: '5550100' } } },
		],
		bad: () => ({ id: UNKNOWN }),
		refusal: /audit trail of the vendor no-such-id/,
	},
];
