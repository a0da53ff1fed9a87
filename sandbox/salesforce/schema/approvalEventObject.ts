import { field, type ObjectDefinition, systemField, text } from './definition';

/** The platform event as an object: it can be created (published) and described, and nothing else. */
export const approvalEventObject: ObjectDefinition = {
	name: 'BILL_Approval__e',
	label: 'BILL Approval',
	labelPlural: 'BILL Approvals',
	keyPrefix: 'e00',
	createable: true,
	updateable: false,
	deletable: false,
	queryable: false,
	fields: [
		systemField('ReplayId', 'string', { length: 1000 }),
		systemField('EventUuid', 'string', { length: 36 }),
		systemField('CreatedDate', 'datetime'),
		systemField('CreatedById', 'string', { length: 18 }),
		text('Record_Id__c', 18),
		text('Object_Name__c', 255),
		text('Decision__c', 40),
		text('Approval_Id__c', 18),
		field('Amount__c', 'double', { precision: 18, scale: 2 }),
		text('Decided_By__c', 18),
		field('Decided_At__c', 'datetime'),
	],
};

/** Tells events from records by the ending of the name. */
export function isPlatformEvent(object: ObjectDefinition): boolean {
	return object.name.endsWith('__e');
}
