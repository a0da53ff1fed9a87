/**
 * One entry an operation of the BILL node: parameters as a workflow has them, an item with which it succeeds, and one
 * with which it is refused. Parameters are expressions, so that a value taken from the wrong item shows.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TENANT } from '../../sandbox/bill/tenant';
import type { BillRecords } from './billRecords';

export interface OperationCase {
	resource: string;
	operation: string;
	parameters?: INodeParameters;
	good: (records: BillRecords) => IDataObject;
	/** What the good item brings back, in part, each record. */
	returns: (records: BillRecords) => object[];
	/** An item that is refused; without one, the credential is spoilt instead. */
	bad?: (records: BillRecords) => IDataObject;
	/** What the refusal says, at least. */
	refusal: RegExp;
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const UNKNOWN = 'no-such-id';

const vendorFields: INodeParameters = {
	name: '={{ $json.name }}',
	addressLine1: '={{ $json.street }}',
	addressCity: 'Austin',
	addressState: 'TX',
	addressPostalCode: '78701',
	addressCountry: '={{ $json.country }}',
};

const vendorCases: OperationCase[] = [
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
		parameters: { filters: { name: '={{ $json.name }}' } },
		good: () => ({ name: 'Northwind Paper' }),
		returns: ({ vendor }) => [{ id: vendor.id }],
		bad: () => ({ name: '12" Pipes' }),
		refusal: /double quote/,
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

const billCases: OperationCase[] = [
	{
		resource: 'bill',
		operation: 'create',
		parameters: {
			vendorId: byId('={{ $json.vendorId }}'),
			invoiceNumber: '={{ $json.invoiceNumber }}',
			invoiceDate: '2030-01-15',
			dueDate: '2030-02-15',
			lineItemsFrom: 'array',
			lineItemsArray: '={{ $json.lines }}',
			expectedTotal: '={{ $json.total }}',
		},
		good: ({ vendor }) => ({
			vendorId: vendor.id,
			invoiceNumber: 'INV-100',
			total: 0.3,
			lines: [
				{ amount: 0.1, glAccount: '6100', department: 'Operations', description: 'Paper' },
				{ amount: '0.20', glAccount: 'Freight' },
			],
		}),
		returns: ({ vendor, account, department }) => [
			{
				outcome: 'created',
				vendorId: vendor.id,
				amount: 0.3,
				billLineItems: [
					{ amount: 0.1, classifications: { chartOfAccountId: account.id, departmentId: department.id } },
					{ amount: 0.2 },
				],
			},
		],
		bad: ({ vendor }) => ({
			vendorId: vendor.id,
			invoiceNumber: 'INV-101',
			total: 5,
			lines: [{ amount: 4.99 }],
		}),
		refusal: /INV-101.*4\.99.*Expected Total is 5\.00/,
	},
	{
		resource: 'bill',
		operation: 'get',
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ bill }) => ({ id: bill.id }),
		returns: ({ bill }) => [{ id: bill.id, amount: 120.5 }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'bill',
		operation: 'getAll',
		parameters: { filters: { dueFrom: '={{ $json.from }}' }, options: { sortDirection: 'asc' } },
		good: () => ({ from: '2030-02-15' }),
		returns: ({ bill, paidBill }) => [{ id: bill.id }, { id: paidBill.id }],
		bad: () => ({ from: '2030-02-30' }),
		refusal: /Due From is "2030-02-30"/,
	},
	{
		resource: 'bill',
		operation: 'update',
		parameters: { billId: byId('={{ $json.id }}'), updateFields: { dueDate: '={{ $json.dueDate }}' } },
		good: ({ bill }) => ({ id: bill.id, dueDate: '2030-03-01' }),
		returns: ({ bill }) => [{ id: bill.id, dueDate: '2030-03-01', amount: 120.5 }],
		bad: ({ bill }) => ({ id: bill.id, dueDate: 'soon' }),
		refusal: /Due Date is "soon"/,
	},
	{
		resource: 'bill',
		operation: 'archive',
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ bill }) => ({ id: bill.id }),
		returns: ({ bill }) => [{ id: bill.id, archived: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
];

const paymentCases: OperationCase[] = [
	{
		resource: 'payment',
		operation: 'create',
		parameters: {
			billId: byId('={{ $json.billId }}'),
			amount: '={{ $json.amount }}',
			fundingAccountType: 'BANK_ACCOUNT',
			fundingAccountId: TENANT.bankAccountId,
			idempotencyKey: '={{ $json.key }}',
		},
		good: ({ bill }) => ({ billId: bill.id, amount: 120.5, key: 'SF-1' }),
		returns: ({ bill, vendor }) => [
			{ outcome: 'created', billId: bill.id, vendorId: vendor.id, amount: 120.5, transactionNumber: 'SF-1' },
		],
		bad: ({ paidBill }) => ({ billId: paidBill.id, amount: 75.25, key: 'SF-2' }),
		refusal: /under way.*nothing was sent/,
	},
	{
		resource: 'payment',
		operation: 'get',
		parameters: { paymentId: '={{ $json.id }}' },
		good: ({ payment }) => ({ id: payment.id }),
		returns: ({ payment }) => [{ id: payment.id, amount: 75.25 }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /payment no-such-id/,
	},
	{
		resource: 'payment',
		operation: 'getAll',
		parameters: { filters: { amount: '={{ $json.amount }}' } },
		good: () => ({ amount: 75.25 }),
		returns: ({ payment }) => [{ id: payment.id }],
		bad: () => ({ amount: 'a lot' }),
		refusal: /Amount is "a lot"/,
	},
];

const otherCases: OperationCase[] = [
	{
		resource: 'chartOfAccount',
		operation: 'getAll',
		parameters: { filters: { name: '={{ $json.name }}' } },
		good: () => ({ name: 'Office Supplies' }),
		returns: ({ account }) => [{ id: account.id }],
		bad: () => ({ name: '12" Pipes' }),
		refusal: /double quote/,
	},
	{
		resource: 'session',
		operation: 'get',
		good: () => ({}),
		returns: () => [{ organizationId: TENANT.organizationId, userId: TENANT.userId, trust: 'trusted' }],
		refusal: /BDC_1101.*User Email and Password/s,
	},
	{
		resource: 'legacy',
		operation: 'getAll',
		parameters: { entity: '={{ $json.entity }}' },
		good: () => ({ entity: 'Vendor' }),
		returns: ({ vendor }) => [{ id: vendor.id, isActive: '1' }],
		bad: () => ({ entity: 'Spaceship' }),
		refusal: /Spaceship/,
	},
];

export const OPERATIONS: OperationCase[] = [...vendorCases, ...billCases, ...paymentCases, ...otherCases];
