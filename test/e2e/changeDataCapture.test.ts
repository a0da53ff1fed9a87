import { edits, workersEvery, withNode } from './edits';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { approveAndVoid } from './voided';

/** What a person chooses in the trigger of an org without the shipped event. */
const BY_CHANGES = withNode('Receive approvals', 'When approvals are final', (node) => ({
	...node,
	parameters: {
		authentication: 'jwt',
		source: 'changeDataCapture',
		objectName: 'AP_Invoice__c',
		changedField: 'Approval_Status__c',
		becameValue: 'Approved',
		startFrom: 'latest',
		options: { eventsPerExecution: 500, waitAtMostMs: 200 },
	},
}));

describe('approvals heard of by Change Data Capture, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: edits(workersEvery(4), BY_CHANGES) });
		await sandbox.everything.salesforce.send('switches', { capturedObjects: 'AP_Invoice__c' });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it('pay an invoice, and pay it once more after a void and a second approval', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await approveAndVoid(sandbox, [id]);

		await sandbox.approveAgain(id);
		await sandbox.untilStatus(id, 'Paid');

		const rows = await sandbox.rowsOf('Approvals', id);
		expect(new Set(rows.map(({ approvalKey }) => approvalKey)).size).toBe(2);
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		const statuses = (await sandbox.paymentsOf(draft)).map(({ singleStatus }) => singleStatus);
		expect(statuses.sort()).toEqual(['CLEARED', 'VOIDED']);
	});
});
