import { platformEventSchema } from './schema';

/** The channel on which the sandbox's org announces a final approval decision. */
export const APPROVAL_TOPIC = '/event/BILL_Approval__e';

/** The event the shipped Salesforce package publishes after a final decision. */
export const approvalEventSchema = platformEventSchema('BILL_Approval__e', [
	{ name: 'Record_Id__c', type: 'Text' },
	{ name: 'Object_Name__c', type: 'Text' },
	{ name: 'Decision__c', type: 'Text' },
	{ name: 'Approval_Id__c', type: 'Text' },
	{ name: 'Amount__c', type: 'Number' },
	{ name: 'Decided_By__c', type: 'Text' },
	{ name: 'Decided_At__c', type: 'DateTime' },
]);
