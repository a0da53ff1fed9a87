import { APPROVER } from '../../../sandbox/salesforce/tenant';
import { anOrg, type ApiUser, type Org } from './org';

interface Result {
	success: boolean;
	instanceId: string;
	newWorkitemIds: string[];
}

/** An org that keeps its payables in objects of its own, with an approval process and a flow of its own. */
describe('objects of the org itself', () => {
	let org: Org;
	let submitter: ApiUser;
	let approver: ApiUser;
	let supplierId: string;
	let payableId: string;

	beforeEach(async () => {
		org = await anOrg();
		[submitter, approver] = [await org.as('submitter'), await org.as('approver')];
		supplierId = await submitter.create('Supplier__c', { Name: 'Northwind' });
		const fields = { Supplier__c: supplierId, Reference__c: 'R-1', Total__c: 10.05 };
		payableId = await submitter.create('Payable__c', fields);
	});
	afterEach(async () => await org.stop());

	const request = async (user: ApiUser, actionType: string, contextId: string) => {
		const asked = { body: { requests: [{ actionType, contextId }] } };
		return (await user.ask<Result[]>('POST', '/process/approvals', asked)).body[0];
	};

	it('are approved by a process of their own, which sets their own status and announces it', async () => {
		const submitted = await request(submitter, 'Submit', payableId);
		const inReview = await submitter.read('Payable__c', payableId);
		await request(approver, 'Approve', submitted.newWorkitemIds[0]);

		expect(inReview.Stage__c).toBe('In Review');
		expect((await submitter.read('Payable__c', payableId)).Stage__c).toBe('Signed Off');
		const { body: events } = await org.control<Array<Record<string, unknown>>>('GET', 'events');
		expect(events).toMatchObject([
			{
				fields: {
					Object_Name__c: 'Payable__c',
					Record_Id__c: payableId,
					Decision__c: 'Approved',
					Approval_Id__c: submitted.instanceId,
					Amount__c: 10.05,
					Decided_By__c: APPROVER.id,
					Vendor_Id__c: supplierId,
				},
			},
		]);
	});

	it('do not enter twice, nor by the process of the shipped package', async () => {
		const wanted = {
			processDefinitionNameOrId: 'AP_Invoice_Approval',
			actionType: 'Submit',
			contextId: payableId,
		};
		const { body } = await submitter.ask('POST', '/process/approvals', { body: { requests: [wanted] } });
		await request(submitter, 'Submit', payableId);

		expect(body).toMatchObject([{ success: false, errors: [{ statusCode: 'NO_APPLICABLE_PROCESS' }] }]);
		expect(await request(submitter, 'Submit', payableId)).toMatchObject({ success: false });
	});

	it('have items, which a query of the payable brings along', async () => {
		await submitter.create('Payable_Item__c', { Payable__c: payableId, Net__c: 10.05, Ledger__c: '6000' });

		const found = await submitter.query(
			'SELECT Supplier__r.Name, (SELECT Net__c, Ledger__c FROM Payable_Items__r) FROM Payable__c',
		);

		expect(found).toMatchObject([
			{
				Supplier__r: { Name: 'Northwind' },
				Payable_Items__r: { records: [{ Net__c: 10.05, Ledger__c: '6000' }] },
			},
		]);
	});
});
