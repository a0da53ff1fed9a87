import type { SalesforceOrg } from '../salesforceOrg';
import { type Arranged, fixed, fromItem, type OperationCase, UNKNOWN } from './operationCase';

const invoices = { objectName: fixed('AP_Invoice__c') };
const anInvoice = async (sandbox: SalesforceOrg) => ({ invoice: await sandbox.seedInvoice() });
const recordId = fromItem('record');
const onInvoice = ({ invoice }: Arranged) => ({ record: invoice });
const mapper = (value: Record<string, string>) => ({
	fieldsFrom: 'mapper',
	columns: { mappingMode: 'defineBelow', value },
});

export const recordCases: OperationCase[] = [
	{
		resource: 'record',
		operation: 'claim',
		parameters: { key: '={{ $json.key }}', holder: '={{ $json.holder }}', sendInBulk: false },
		good: () => ({ key: 'a01:04g', holder: 'row 1' }),
		returns: () => [{ outcome: 'claimed', key: 'a01:04g', holder: 'row 1', currentHolder: 'row 1' }],
		bad: () => ({ key: 'x'.repeat(256), holder: 'row 1' }),
		refusal: /did not claim "x+" in BILL_Claim__c: Key: data value too large.*STRING_TOO_LONG/,
	},
	{
		resource: 'record',
		operation: 'create',
		parameters: {
			...invoices,
			...mapper({ Invoice_Number__c: '={{ $json.number }}', Amount__c: '={{ $json.amount }}' }),
		},
		good: () => ({ number: 'INV-9', amount: 12.5 }),
		returns: () => [{ id: expect.stringMatching(/^a00/), objectName: 'AP_Invoice__c', success: true }],
		bad: () => ({ number: 'INV-9', amount: '12,50' }),
		refusal: /Amount \(Amount__c\) does not accept "12,50"/,
	},
	{
		resource: 'record',
		operation: 'update',
		arrange: anInvoice,
		parameters: { ...invoices, recordId, ...mapper({ BILL_Sync_Status__c: '={{ $json.status }}' }) },
		good: ({ invoice }) => ({ record: invoice, status: 'Paid' }),
		returns: ({ invoice }) => [{ id: invoice, success: true }],
		bad: ({ invoice }) => ({ record: invoice, status: 'Payed' }),
		refusal: /did not update AP_Invoice__c a00.*Payed.*INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/,
	},
	{
		resource: 'record',
		operation: 'upsert',
		parameters: {
			objectName: fixed('Account'),
			externalIdField: 'BILL_Vendor_Id__c',
			externalIdValue: '={{ $json.vendor }}',
			...mapper({ Name: '={{ $json.name }}' }),
		},
		good: () => ({ vendor: '009/A', name: 'Acme' }),
		returns: () => [{ outcome: 'created', externalIdValue: '009/A' }],
		bad: () => ({ vendor: '', name: 'Acme' }),
		refusal: /External ID is empty/,
	},
	{
		resource: 'record',
		operation: 'delete',
		arrange: anInvoice,
		parameters: { ...invoices, recordId },
		good: onInvoice,
		returns: ({ invoice }) => [{ id: invoice, deleted: true }],
		bad: () => ({ record: UNKNOWN }),
		refusal: /did not delete AP_Invoice__c a00.*NOT_FOUND/,
	},
	{
		resource: 'record',
		operation: 'link',
		arrange: anInvoice,
		parameters: { ...invoices, recordId, linkField: 'BILL_Bill_Id__c', linkValue: '={{ $json.bill }}' },
		good: ({ invoice }) => ({ record: invoice, bill: '00n1' }),
		returns: ({ invoice }) => [
			{ outcome: 'linked', id: invoice, field: 'BILL_Bill_Id__c', currentValue: '00n1' },
		],
		bad: () => ({ record: UNKNOWN, bill: '00n1' }),
		refusal: /did not link AP_Invoice__c a00.*NOT_FOUND/,
	},
	{
		resource: 'record',
		operation: 'get',
		arrange: async (sandbox) => ({
			invoice: await sandbox.seedInvoice({ lines: [{ Amount__c: 1 }, { Amount__c: 2 }] }),
		}),
		parameters: { ...invoices, recordId, moreChildLists: ['AP_Invoice_Lines__r'] },
		good: onInvoice,
		returns: ({ invoice }) => [
			{ Id: invoice, Amount__c: 120.5, AP_Invoice_Lines__r: [{ Amount__c: 1 }, { Amount__c: 2 }] },
		],
		bad: () => ({ record: UNKNOWN }),
		refusal: /There is no AP_Invoice__c with the ID/,
	},
	{
		resource: 'record',
		operation: 'getAll',
		arrange: async (sandbox) => ({
			invoice: await sandbox.seedInvoice({ Invoice_Number__c: "O'Neil \\ 1", Amount__c: 7 }),
			other: await sandbox.seedInvoice({ Amount__c: 8 }),
		}),
		parameters: {
			searchBy: 'soql',
			soql: "SELECT Id FROM AP_Invoice__c WHERE Invoice_Number__c = :number AND Amount__c < :max AND Invoice_Number__c != ':number'",
			queryParameters: {
				parameter: [
					{ name: 'number', type: 'text', value: '={{ $json.number }}' },
					{ name: 'max', type: 'number', value: '={{ $json.max }}' },
				],
			},
		},
		good: () => ({ number: "O'Neil \\ 1", max: 100 }),
		returns: ({ invoice }) => [{ Id: invoice }],
		bad: () => ({ number: '1', max: '1 OR Id != null' }),
		refusal: /Parameter max does not accept "1 OR Id != null"/,
	},
];
