import { currency, field, lookup, type ObjectDefinition, picklist, systemField, text } from './definition';
import { auditFields, idField, ownerField } from './systemFields';

/** Values of `Approval_Status__c`. The approval process alone is meant to write it. */
export const APPROVAL_STATUSES = ['Draft', 'Pending', 'Approved', 'Rejected', 'Recalled'] as const;

/** Values of `BILL_Sync_Status__c`. */
export const SYNC_STATUSES = [
	'Not Sent',
	'Bill Created',
	'Payment Scheduled',
	'Paid',
	'Payment Failed',
	'Voided',
	'Needs Attention',
	'Rolled Back',
] as const;

/** The invoice to be approved in Salesforce and paid through BILL. */
export const apInvoice: ObjectDefinition = {
	name: 'AP_Invoice__c',
	label: 'AP Invoice',
	labelPlural: 'AP Invoices',
	keyPrefix: 'a00',
	createable: true,
	updateable: true,
	deletable: true,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', {
			label: 'AP Invoice Number',
			length: 80,
			autoNumber: { prefix: 'AP-', digits: 6 },
			indexed: true,
		}),
		ownerField,
		...auditFields,
		lookup('Vendor__c', 'Account', { childRelationshipName: 'AP_Invoices__r' }),
		text('Invoice_Number__c', 100, { indexed: true }),
		field('Invoice_Date__c', 'date'),
		field('Due_Date__c', 'date'),
		currency('Amount__c'),
		picklist('Approval_Status__c', APPROVAL_STATUSES, { defaultValue: 'Draft' }),
		text('BILL_Bill_Id__c', 40, {
			label: 'BILL Bill ID',
			externalId: true,
			unique: true,
			caseSensitive: true,
		}),
		text('BILL_Payment_Id__c', 40, { label: 'BILL Payment ID', indexed: true }),
		picklist('BILL_Sync_Status__c', SYNC_STATUSES, { label: 'BILL Sync Status', defaultValue: 'Not Sent' }),
		field('BILL_Sync_Message__c', 'textarea', {
			label: 'BILL Sync Message',
			length: 32768,
			filterable: false,
		}),
		field('Paid_Date__c', 'date'),
		currency('Paid_Amount__c'),
	],
};

/** One line of an invoice, with one code for each accounting dimension. */
export const apInvoiceLine: ObjectDefinition = {
	name: 'AP_Invoice_Line__c',
	label: 'AP Invoice Line',
	labelPlural: 'AP Invoice Lines',
	keyPrefix: 'a01',
	createable: true,
	updateable: true,
	deletable: true,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', {
			label: 'AP Invoice Line Number',
			length: 80,
			autoNumber: { prefix: 'APL-', digits: 7 },
		}),
		...auditFields,
		lookup('AP_Invoice__c', 'AP_Invoice__c', {
			label: 'AP Invoice',
			required: true,
			updateable: false,
			masterDetail: true,
			childRelationshipName: 'AP_Invoice_Lines__r',
		}),
		currency('Amount__c'),
		text('Description__c', 255),
		text('GL_Code__c', 40, { label: 'GL Code' }),
		text('Department__c', 80),
		text('Location__c', 80),
		text('Class__c', 80),
		text('Job__c', 80),
	],
};
