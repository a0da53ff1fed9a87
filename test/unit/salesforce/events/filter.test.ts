import { toDecision } from '../../../../nodes/SalesforceApproval/events/source/decision';
import { isWanted, type Wanted } from '../../../../nodes/SalesforceApproval/events/handOver/filter';
import {
	SHIPPED_FIELD_NAMES,
	toApprovalEvent,
} from '../../../../nodes/SalesforceApproval/events/translators/fieldNames';

const payload = {
	Record_Id__c: 'a01',
	Object_Name__c: 'AP_Invoice__c',
	Decision__c: 'Approved',
	Amount__c: 120.5,
};
const wantsAll: Wanted = {
	decisions: ['approved', 'rejected', 'withdrawn'],
	objectName: '',
	minimumAmount: undefined,
	processName: '',
};
const anEvent = (changes = {}) =>
	toApprovalEvent('uuid', 'cmVwbGF5', { ...payload, ...changes }, SHIPPED_FIELD_NAMES);

it.each([
	['Approved', 'approved'],
	['Rejected', 'rejected'],
	['Removed', 'withdrawn'],
	['Recalled', 'withdrawn'],
	['Canceled', 'withdrawn'],
	['Errored', 'errored'],
])('reads the status %s of either engine as %s', (status, decision) => {
	expect(toDecision(status)).toBe(decision);
});

it('passes only the chosen decisions, object and amounts', () => {
	expect(isWanted(anEvent(), wantsAll)).toBe(true);
	expect(isWanted(anEvent(), { ...wantsAll, decisions: ['rejected'] })).toBe(false);
	expect(isWanted(anEvent(), { ...wantsAll, objectName: 'ap_invoice__C' })).toBe(true);
	expect(isWanted(anEvent(), { ...wantsAll, objectName: 'Opportunity' })).toBe(false);
	expect(isWanted(anEvent(), { ...wantsAll, minimumAmount: 120.5 })).toBe(true);
	expect(isWanted(anEvent(), { ...wantsAll, minimumAmount: 120.51 })).toBe(false);
});

it('lets an event without an amount pass a minimum instead of hiding it', () => {
	expect(isWanted(anEvent({ Amount__c: null }), { ...wantsAll, minimumAmount: 1000 })).toBe(true);
});

it('lets an event pass that names no object, as own events may have no such field', () => {
	const wanted = { ...wantsAll, objectName: 'AP_Invoice__c' };

	expect(isWanted(anEvent({ Object_Name__c: null }), wanted)).toBe(true);
});

it('passes the wanted process, and a decision that names none', () => {
	const wanted = { ...wantsAll, processName: 'AP_Invoice_Approval' };

	expect(isWanted(anEvent({ Process_Name__c: 'ap_invoice_approval' }), wanted)).toBe(true);
	expect(isWanted(anEvent({ Process_Name__c: 'Travel_Approval' }), wanted)).toBe(false);
	expect(isWanted(anEvent(), wanted)).toBe(true);
});

it('reads other field names than the shipped ones', () => {
	const names = { ...SHIPPED_FIELD_NAMES, recordId: 'Bill__c', amount: 'Total__c' };

	const event = toApprovalEvent('uuid', '', { Bill__c: 'a02', Decision__c: 'Rejected', Total__c: 7 }, names);

	expect(event).toMatchObject({
		recordId: 'a02',
		decision: 'rejected',
		amount: 7,
		objectName: '',
		approvalId: '',
	});
});
