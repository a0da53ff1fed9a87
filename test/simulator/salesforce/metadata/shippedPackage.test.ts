import { SHIPPED_PROCESS } from '../../../../sandbox/salesforce/schema/process';
import { approvalEventSchema } from '../../../../sandbox/salesforce/events/approvalEvent';
import { loadCustomObject } from '../../../../sandbox/salesforce/metadata/customObject';
import { loadRecordFlow } from '../../../../sandbox/salesforce/metadata/recordFlow';
import { DEFAULT_SWITCHES } from '../../../../sandbox/salesforce/state/switches';

describe('the org as the shipped package makes it', () => {
	it('numbers invoices, gives them an owner, and lines none', () => {
		const invoice = loadCustomObject('AP_Invoice__c', { keyPrefix: 'a00' });
		const line = loadCustomObject('AP_Invoice_Line__c', { keyPrefix: 'a01' });
		const named = ({ fields }: typeof invoice, name: string) => fields.find((field) => field.name === name);

		expect(named(invoice, 'Name')?.autoNumber).toEqual({ prefix: 'AP-', digits: 6 });
		expect(named(invoice, 'OwnerId')).toBeDefined();
		expect(named(line, 'OwnerId')).toBeUndefined();
		expect(named(line, 'AP_Invoice__c')).toMatchObject({
			masterDetail: true,
			childRelationshipName: 'AP_Invoice_Lines__r',
		});
	});

	it('has an Avro schema with a union for each field of the event', () => {
		const types = Object.fromEntries(approvalEventSchema.fields.map(({ name, type }) => [name, type]));

		expect(types).toMatchObject({
			CreatedDate: 'long',
			Record_Id__c: ['null', 'string'],
			Amount__c: ['null', 'double'],
			Decided_At__c: ['null', 'long'],
			Submitted_By__c: ['null', 'string'],
		});
		expect(approvalEventSchema.fields).toHaveLength(11);
	});

	it('has an approval process whose every moment sets the status', () => {
		expect(SHIPPED_PROCESS.fieldsOn).toEqual({
			Submit: { Approval_Status__c: 'Pending' },
			Approve: { Approval_Status__c: 'Approved' },
			Reject: { Approval_Status__c: 'Rejected' },
			Removed: { Approval_Status__c: 'Recalled' },
		});
		expect(SHIPPED_PROCESS.steps).toEqual([{ name: 'Manager approval', developerName: 'Manager_Approval' }]);
	});

	it('unlocks what was decided and leaves publishing to the flow', () => {
		expect(DEFAULT_SWITCHES).toMatchObject({
			finalApprovalRecordLock: false,
			finalRejectionRecordLock: false,
			publishWithApex: false,
		});
	});

	it('does not run a flow of another kind', () => {
		expect(() => loadRecordFlow('Set_AP_Invoice_Back_To_Draft')).toThrow('does not model');
	});
});
