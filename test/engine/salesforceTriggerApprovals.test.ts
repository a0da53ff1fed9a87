/** Completed approvals by change events of ProcessInstance: one tick in Setup, nothing deployed. */
import type { INodeParameters } from 'n8n-workflow';
import { runNode, startTrigger, type RunningTrigger } from './harness';
import { APPROVER } from '../../sandbox/salesforce/tenant';
import { anOperation, byId, startSalesforce, type SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;
let trigger: RunningTrigger | undefined;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => {
	await salesforce.control('reset');
	// Nobody announces a decision by an event of their own.
	await salesforce.control('switches', { suppressApprovalEvents: true });
});

afterEach(async () => {
	await trigger?.close();
	trigger = undefined;
});

afterAll(async () => await salesforce.stop());

const select = async () => await salesforce.control('switches', { capturedObjects: 'ProcessInstance' });

const theTrigger = (parameters: INodeParameters = {}) => ({
	type: 'salesforceApprovalTrigger',
	credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
	parameters: {
		authentication: 'jwt',
		source: 'completedApprovals',
		objectName: 'AP_Invoice__c',
		startFrom: 'earliest',
		...parameters,
	},
});

const as = (userName: string) => salesforce.jwt({ userName: `${userName}@sandbox.example` });

async function anInvoice(decision: 'approve' | 'reject' | undefined, number = 'INV-1'): Promise<string> {
	const invoice = await salesforce.seedInvoice({ Amount__c: 88.8, Invoice_Number__c: number });
	const recordId = byId(invoice);
	await runNode(anOperation(as('submitter'), 'approval:submit', { recordId }));
	if (decision) await runNode(anOperation(as('approver'), `approval:${decision}`, { recordId }));
	return invoice;
}

const jsonOf = ({ emitted }: RunningTrigger) => emitted.map(({ items }) => items[0].json);

it.each(['pubSub', 'cometd'])(
	'hands over a completed approval as polling would, though nothing is deployed in the org (%s)',
	async (delivery) => {
		await select();
		trigger = await startTrigger(theTrigger({ delivery }));

		const invoice = await anInvoice('approve');
		await trigger.untilEmitted(1);

		const [json] = jsonOf(trigger);
		const polled = await runNode({ ...theTrigger({ source: 'polling' }), mode: 'manual' });
		const { replayId, ...announced } = json;
		expect(replayId).toEqual(expect.any(String));
		expect(announced).toEqual({ ...polled.items[0].json, source: 'completedApprovals' });
		expect(announced).toMatchObject({
			eventId: expect.stringMatching(/^04g\w{15}:Approved$/),
			approvalId: expect.stringMatching(/^04g\w{15}$/),
			recordId: invoice,
			objectName: 'AP_Invoice__c',
			decision: 'approved',
			amount: 88.8,
			decidedBy: APPROVER.id,
			processName: 'AP_Invoice_Approval',
			isGap: false,
		});
	},
);

it('hears of nothing while Process Instance is not selected, as in a new org, and of submissions never', async () => {
	trigger = await startTrigger(theTrigger({ decisions: ['approved', 'rejected', 'withdrawn'] }));
	await anInvoice('approve', 'BEFORE');
	await select();
	await anInvoice(undefined, 'PENDING');

	const rejected = await anInvoice('reject', 'AFTER');
	await trigger.untilEmitted(1);

	expect(jsonOf(trigger)).toMatchObject([{ recordId: rejected, decision: 'rejected' }]);
});

it('reads the approvals behind a gap and an overflow, and hands over none of them twice', async () => {
	const first = await anInvoice('approve', 'UNANNOUNCED');
	const second = await anInvoice(undefined, 'PENDING');
	const gap = async (changeType: string, recordIds: string[]) =>
		await salesforce.control('change-gaps', { objectName: 'ProcessInstance', changeType, recordIds });
	trigger = await startTrigger(theTrigger());

	await gap(
		'GAP_UPDATE',
		(await salesforce.rows('ProcessInstance')).map(({ Id }) => Id),
	);
	await trigger.untilEmitted(1);
	const third = await anInvoice('approve', 'UNANNOUNCED AS WELL');
	await gap('GAP_OVERFLOW', []);
	await trigger.untilEmitted(2);
	await select();
	await runNode(anOperation(as('approver'), 'approval:approve', { recordId: byId(second) }));
	await trigger.untilEmitted(3);

	expect(jsonOf(trigger).map(({ recordId, isGap }) => [recordId, isGap])).toEqual([
		[first, true],
		[third, true],
		[second, false],
	]);
	expect(trigger.failedExecutions).toEqual([]);
});

it('shows the newest completed approval in a manual test, or a marked example of the same shape', async () => {
	await select();
	const example = await runNode({ ...theTrigger(), mode: 'manual' });
	const invoice = await anInvoice('approve');

	const newest = await runNode({ ...theTrigger(), mode: 'manual' });

	expect(String(example.items[0].json.eventId)).toContain('example');
	expect(newest.items[0].json).toMatchObject({ recordId: invoice, source: 'completedApprovals' });
	expect(Object.keys(example.items[0].json).sort()).toEqual(Object.keys(newest.items[0].json).sort());
});

it('refuses an object or amount the org does not have while the workflow is activated', async () => {
	const unknownObject = startTrigger(theTrigger({ objectName: 'No_Such__c' }));
	const unknownAmount = startTrigger(theTrigger({ options: { amountField: 'No_Such__c' } }));

	await expect(unknownObject).rejects.toThrow(/No_Such__c|NOT_FOUND|does not exist/);
	await expect(unknownAmount).rejects.toThrow(/AP_Invoice__c has no field No_Such__c/);
});
