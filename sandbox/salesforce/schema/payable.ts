import type { ApprovalProcess } from '../metadata/approvalProcess';
import {
	currency,
	field,
	lookup,
	type ObjectDefinition,
	picklist,
	systemField,
	text,
} from '../metadata/definition';
import { auditFields, idField, ownerField } from '../metadata/systemFields';

const everybodysTable = { createable: true, updateable: true, deletable: true, queryable: true };

/** Who is paid, in an org that keeps its payees apart from its accounts. */
const supplier: ObjectDefinition = {
	...everybodysTable,
	name: 'Supplier__c',
	label: 'Supplier',
	labelPlural: 'Suppliers',
	keyPrefix: 'a10',
	fields: [
		idField,
		text('Name', 80, { label: 'Supplier Name', required: true, indexed: true }),
		ownerField,
		...auditFields,
		text('Street__c', 255),
		text('Town__c', 40),
		text('Region__c', 80),
		text('Zip__c', 20),
		text('Country__c', 80),
		text('Payee_Id__c', 40, { externalId: true, unique: true, caseSensitive: true }),
	],
};

/** What is owed: the org's own object, grown before anybody thought of BILL. Its words are not those of the shipped package. */
const payable: ObjectDefinition = {
	...everybodysTable,
	name: 'Payable__c',
	label: 'Payable',
	labelPlural: 'Payables',
	keyPrefix: 'a11',
	fields: [
		idField,
		systemField('Name', 'string', {
			label: 'Payable Number',
			length: 80,
			autoNumber: { prefix: 'P-', digits: 5 },
		}),
		ownerField,
		...auditFields,
		lookup('Supplier__c', 'Supplier__c'),
		text('Reference__c', 80),
		field('Issued_On__c', 'date'),
		field('Pay_By__c', 'date'),
		currency('Total__c'),
		picklist('Stage__c', ['Open', 'In Review', 'Signed Off', 'Sent Back'], { defaultValue: 'Open' }),
		text('Their_Bill__c', 40, { externalId: true, unique: true, caseSensitive: true }),
		text('Their_Payment__c', 40),
		picklist(
			'Money_State__c',
			['None', 'Entered', 'Underway', 'Settled', 'Bounced', 'Reversed', 'Look At It'],
			{
				defaultValue: 'None',
			},
		),
		field('Money_Note__c', 'textarea', { length: 1000, filterable: false }),
		field('Settled_On__c', 'date'),
		currency('Settled_Total__c'),
	],
};

const payableItem: ObjectDefinition = {
	...everybodysTable,
	name: 'Payable_Item__c',
	label: 'Payable Item',
	labelPlural: 'Payable Items',
	keyPrefix: 'a12',
	fields: [
		idField,
		systemField('Name', 'string', {
			label: 'Item Number',
			length: 80,
			autoNumber: { prefix: 'I-', digits: 5 },
		}),
		...auditFields,
		lookup('Payable__c', 'Payable__c', {
			required: true,
			updateable: false,
			masterDetail: true,
			childRelationshipName: 'Payable_Items__r',
		}),
		currency('Net__c'),
		text('What__c', 255),
		text('Ledger__c', 40),
		text('Cost_Center__c', 80),
		text('Site__c', 80),
		text('Segment__c', 80),
		text('Project__c', 80),
	],
};

/** An org's own objects for what the shipped package calls invoice, line and vendor. */
export const payableObjects: readonly ObjectDefinition[] = [supplier, payable, payableItem];

/** The org's own approval process for its payables: one step, decided by the manager. */
export const PAYABLE_PROCESS: ApprovalProcess = {
	name: 'Payable Sign-off',
	developerName: 'Payable_Sign_Off',
	objectName: payable.name,
	description: 'Signs a payable off before it is paid.',
	entryConditions: [{ field: 'Stage__c', values: ['Open', 'Sent Back'] }],
	steps: [{ name: 'Manager sign-off', developerName: 'Manager_Sign_Off' }],
	fieldsOn: {
		Submit: { Stage__c: 'In Review' },
		Approve: { Stage__c: 'Signed Off' },
		Reject: { Stage__c: 'Sent Back' },
		Removed: { Stage__c: 'Open' },
	},
	keepsLockOn: { Approve: false, Reject: false },
};
