import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findObject } from '../../sandbox/salesforce/schema/org';
import { elementsAt, metadataNamed, metadataOf, readText, textsAt } from './packageSource';
import { fieldsOf, ownObjects } from './schema';

const ROOT = resolve(__dirname, '../..');

/** What the workflows, the nodes and the guide pages build on. */
const FIELDS: Record<string, string[]> = {
	AP_Invoice__c: [
		'Vendor__c', 'Invoice_Number__c', 'Invoice_Date__c', 'Due_Date__c', 'Amount__c', 'Approval_Status__c',
		'Approved_Vendor__c', 'Approved_Amount__c',
		'BILL_Bill_Id__c', 'BILL_Payment_Id__c', 'BILL_Sync_Status__c', 'BILL_Sync_Message__c', 'Paid_Date__c', 'Paid_Amount__c',
	], // prettier-ignore
	AP_Invoice_Line__c: [
		'AP_Invoice__c', 'Amount__c', 'Description__c', 'GL_Code__c', 'Department__c', 'Location__c', 'Class__c', 'Job__c',
	], // prettier-ignore
	Account: ['BILL_Vendor_Id__c'],
	BILL_Approval__e: [
		'Record_Id__c', 'Object_Name__c', 'Decision__c', 'Approval_Id__c', 'Amount__c', 'Decided_By__c', 'Decided_At__c',
		'Vendor_Id__c', 'Submitted_By__c',
	], // prettier-ignore
	BILL_Claim__c: ['Key__c', 'Holder__c', 'Record_Id__c'],
};
const SYNC_STATUSES = [
	'Not Sent', 'Bill Created', 'Payment Scheduled', 'Paid', 'Payment Failed', 'Voided', 'Needs Attention', 'Rolled Back',
]; // prettier-ignore

/** The field that only flow approvals need, and only they deploy. */
const OF_FLOW_APPROVALS = 'Decided_Flow_Approval__c';

const ownFields = (object: string) =>
	fieldsOf(object).filter((name) => name.endsWith('__c') && name !== OF_FLOW_APPROVALS);
const values = (field: string) =>
	textsAt(metadataNamed('CustomField', field).children, 'valueSet/valueSetDefinition/value/fullName');
const permissionSet = (name: string) => metadataNamed('PermissionSet', name).children;
const editableIn = (name: string) =>
	elementsAt(permissionSet(name), 'fieldPermissions')
		.filter((permission) => textsAt(permission, 'editable')[0] === 'true')
		.flatMap((permission) => textsAt(permission, 'field'));

describe('the Salesforce package', () => {
	it.each(Object.entries(FIELDS))('brings the fields of %s', (object, fields) => {
		expect(ownFields(object).sort()).toEqual([...fields].sort());
	});

	it('brings the statuses', () => {
		expect(values('BILL_Sync_Status__c')).toEqual(SYNC_STATUSES);
		expect(values('Approval_Status__c')).toEqual(['Draft', 'Pending', 'Approved', 'Rejected', 'Recalled']);
	});

	it('brings every object and field the workflows name', () => {
		const files = readdirSync(join(ROOT, 'workflows')).filter((file) => file.endsWith('.json'));
		const texts = files.map((file) => readFileSync(join(ROOT, 'workflows', file), 'utf8')).join();
		const named = new Set(texts.match(/\b[A-Z]\w*__[ce]\b/g));
		const known = [...ownObjects, ...Object.keys(FIELDS).flatMap(ownFields)];

		expect(named.size).toBeGreaterThan(15);
		expect([...named].filter((name) => !known.includes(name))).toEqual([]);
	});

	it.each(['BILL_Bill_Id__c', 'BILL_Vendor_Id__c', 'Key__c'])(
		'keeps %s unique and an external id, in exact case',
		(name) => {
			const { children } = metadataNamed('CustomField', name);

			for (const flag of ['externalId', 'unique', 'caseSensitive'])
				expect(textsAt(children, flag)).toEqual(['true']);
		},
	);

	it('announces at high volume, after commit', () => {
		const { children } = metadataNamed('CustomObject', 'BILL_Approval__e');

		expect(textsAt(children, 'eventType')).toEqual(['HighVolume']);
		expect(textsAt(children, 'publishBehavior')).toEqual(['PublishAfterCommit']);
	});

	it('leaves a decided invoice unlocked', () => {
		const { children } = metadataNamed('ApprovalProcess', 'AP_Invoice__c.AP_Invoice_Approval');

		expect(textsAt(children, 'finalApprovalRecordLock')).toEqual(['false']);
		expect(textsAt(children, 'finalRejectionRecordLock')).toEqual(['false']);
	});

	it('lets neither n8n nor finance users set the approval status by hand', () => {
		for (const name of ['BILL_Integration_User', 'BILL_Finance_User'])
			expect(editableIn(name)).not.toContain('AP_Invoice__c.Approval_Status__c');
	});

	it('lets everybody read what was approved, and nobody write it', () => {
		for (const name of ['BILL_Integration_User', 'BILL_Finance_User', 'BILL_Approver'])
			for (const field of ['AP_Invoice__c.Approved_Vendor__c', 'AP_Invoice__c.Approved_Amount__c']) {
				expect(textsAt(permissionSet(name), 'fieldPermissions/field')).toContain(field);
				expect(editableIn(name)).not.toContain(field);
			}
	});

	it('lets n8n write what happened in BILL and finance users what was invoiced, and not the reverse', () => {
		const isBills = (field: string) => /^BILL_Claim__c\.|\.(BILL|Paid)_/.test(field);

		expect(editableIn('BILL_Integration_User').every(isBills)).toBe(true);
		expect(editableIn('BILL_Integration_User')).toHaveLength(9);
		expect(editableIn('BILL_Finance_User').some(isBills)).toBe(false);
	});

	it('lets n8n read every field it needs, subscribe and publish', () => {
		const readable = textsAt(permissionSet('BILL_Integration_User'), 'fieldPermissions/field');
		const event = elementsAt(permissionSet('BILL_Integration_User'), 'objectPermissions').find(
			(permission) => textsAt(permission, 'object')[0] === 'BILL_Approval__e',
		);
		// A master-detail field has no permission of its own, and neither have fields of an event.
		const needed = ['AP_Invoice__c', 'AP_Invoice_Line__c', 'Account'].flatMap((object) =>
			FIELDS[object].filter((field) => field !== 'AP_Invoice__c').map((field) => `${object}.${field}`),
		);

		expect(readable).toEqual(expect.arrayContaining(needed));
		expect(event && [...textsAt(event, 'allowRead'), ...textsAt(event, 'allowCreate')]).toEqual([
			'true',
			'true',
		]);
	});

	it('lets n8n alone claim, see what every n8n claimed, and take nothing back', () => {
		const rights = (name: string) =>
			elementsAt(permissionSet(name), 'objectPermissions')
				.filter((permission) => textsAt(permission, 'object')[0] === 'BILL_Claim__c')
				.flatMap((permission) => permission.filter(([, value]) => value === 'true').map(([right]) => right));

		expect(rights('BILL_Integration_User').sort()).toEqual([
			'allowCreate',
			'allowEdit',
			'allowRead',
			'viewAllRecords',
		]);
		expect([...rights('BILL_Finance_User'), ...rights('BILL_Approver')]).toEqual([]);
		const { children } = metadataNamed('CustomObject', 'BILL_Claim__c');
		expect(textsAt(children, 'sharingModel')).toEqual(['Private']);
		expect(textsAt(metadataNamed('CustomField', 'Key__c').children, 'required')).toEqual(['true']);
	});

	it('has both publishers name the vendor that was approved', () => {
		const flow = elementsAt(metadataNamed('Flow', 'Publish_BILL_Approval').children, 'recordCreates');
		const assigned = flow.flatMap((create) => elementsAt(create, 'inputAssignments'));
		const vendor = assigned.find((one) => textsAt(one, 'field')[0] === 'Vendor_Id__c');

		expect(vendor && textsAt(vendor, 'value/elementReference')).toEqual(['$Record.Vendor__c']);
		expect(readText('force-app/main/default/classes/BillApprovalPublisher.cls')).toContain(
			'event.Vendor_Id__c = invoice.Vendor__c;',
		);
	});

	it('has both publishers name who submitted it', () => {
		const flow = elementsAt(metadataNamed('Flow', 'Publish_BILL_Approval').children, 'recordCreates');
		const assigned = flow.flatMap((create) => elementsAt(create, 'inputAssignments'));
		const submitter = assigned.find((one) => textsAt(one, 'field')[0] === 'Submitted_By__c');

		expect(submitter && textsAt(submitter, 'value/elementReference')).toEqual(['submittedById']);
		expect(readText('force-app/main/default/classes/BillApprovalPublisher.cls')).toContain(
			"event.Submitted_By__c = (Id) round?.get('SubmittedById');",
		);
	});

	it('lets n8n see every vendor, whoever owns it, so that none is taken for missing', () => {
		const account = elementsAt(permissionSet('BILL_Integration_User'), 'objectPermissions').find(
			(permission) => textsAt(permission, 'object')[0] === 'Account',
		);

		expect(account && textsAt(account, 'viewAllRecords')).toEqual(['true']);
	});

	it('shows approvers what they decide on, and lets them change nothing', () => {
		const readable = textsAt(permissionSet('BILL_Approver'), 'fieldPermissions/field');
		const rights = ['allowCreate', 'allowEdit', 'allowDelete', 'modifyAllRecords'];
		const shown = textsAt(
			metadataNamed('ApprovalProcess', 'AP_Invoice__c.AP_Invoice_Approval').children,
			'approvalPageFields/field',
		).filter((field) => field.endsWith('__c'));

		expect(shown).toContain('Amount__c');
		expect(shown).toContain('Vendor__c');
		expect(readable).toEqual(expect.arrayContaining(shown.map((field) => `AP_Invoice__c.${field}`)));
		expect(readable).toContain('AP_Invoice_Line__c.GL_Code__c');
		expect(editableIn('BILL_Approver')).toEqual([]);
		for (const right of rights)
			expect(textsAt(permissionSet('BILL_Approver'), `objectPermissions/${right}`)).not.toContain('true');
	});

	it('is what the simulated org is made of', () => {
		for (const { name, folder, path } of metadataOf('CustomField')) {
			const object = folder.split('/')[1];
			if (object === 'BILL_Settings__c') continue; // a switch of the simulator
			if (path.startsWith('flow-approvals')) continue; // deployed where asked for
			expect(findObject(object)?.fields.map((field) => field.name)).toContain(name);
		}
	});
});
