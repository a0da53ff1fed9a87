import { ok } from '../wire';
import type { Reply } from '../wire';

const field = (name: string, type: string, more = {}) => ({
	name,
	label: name.replace(/__c$/, '').replaceAll('_', ' '),
	type,
	createable: true,
	updateable: true,
	externalId: false,
	idLookup: false,
	filterable: true,
	nameField: false,
	relationshipName: null,
	referenceTo: [],
	...more,
});

/** Answers of a describe for an invoice object and its vendor. */
export const describedInvoice: Record<string, Reply[]> = {
	'GET /sobjects/AP_Invoice__c/describe': [
		ok({
			name: 'AP_Invoice__c',
			label: 'AP Invoice',
			fields: [
				field('Id', 'id'),
				field('Name', 'string', { nameField: true }),
				field('Vendor__c', 'reference', { relationshipName: 'Vendor__r', referenceTo: ['Account'] }),
				field('Invoice_Number__c', 'string'),
				field('Due_Date__c', 'date'),
				field('Amount__c', 'currency'),
				field('Is_Urgent__c', 'boolean'),
				field('Approved_At__c', 'datetime'),
				field('Tags__c', 'multipicklist'),
				field('BILL_Bill_Id__c', 'string', { externalId: true, idLookup: true }),
				field('External_Number__c', 'double', { externalId: true, idLookup: true }),
				field('Contact_Phone__c', 'phone'),
				field('Bank_Account_Number__c', 'string'),
				field('Remit_Postal_Code__c', 'string'),
				field('Remit_Country__c', 'string'),
			],
			childRelationships: [{ relationshipName: 'AP_Invoice_Lines__r', childSObject: 'AP_Invoice_Line__c' }],
		}),
	],
	'GET /sobjects/AP_Invoice_Line__c/describe': [
		ok({
			name: 'AP_Invoice_Line__c',
			label: 'Line',
			fields: [field('Id', 'id'), field('Amount__c', 'currency')],
			childRelationships: [],
		}),
	],
	'GET /sobjects/Account/describe': [
		ok({
			name: 'Account',
			label: 'Account',
			fields: [field('Name', 'string'), field('AnnualRevenue', 'currency')],
			childRelationships: [],
		}),
	],
};
