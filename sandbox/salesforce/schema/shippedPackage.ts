import { loadCustomObject, loadPlatformEvent } from '../metadata/customObject';
import type { ObjectDefinition } from '../metadata/definition';

/** The event the shipped package publishes after a final decision. */
export const approvalEventObject = loadPlatformEvent('BILL_Approval__e', { keyPrefix: 'e00' });

/** The objects and the event of the shipped Salesforce package, read from its source. */
export const shippedObjects: readonly ObjectDefinition[] = [
	loadCustomObject('AP_Invoice__c', {
		keyPrefix: 'a00',
		indexed: ['Invoice_Number__c', 'BILL_Payment_Id__c'],
	}),
	loadCustomObject('AP_Invoice_Line__c', { keyPrefix: 'a01' }),
	loadCustomObject('BILL_Claim__c', { keyPrefix: 'a02' }),
	approvalEventObject,
];
