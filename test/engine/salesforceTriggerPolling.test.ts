import type { INodeParameters } from 'n8n-workflow';
import { runNode, startTrigger, type RunningTrigger, type TriggerOptions } from './harness';
import { ADMINISTRATOR, APPROVER } from '../../sandbox/salesforce/tenant';
import { aFlowApproval } from './salesforceOperations/operationCase';
import { anOperation, byId, startSalesforce, type SalesforceSandbox } from './salesforceSandbox';
import { LONGER_MS, untilTrue } from '../untilTrue';

let salesforce: SalesforceSandbox;
let trigger: RunningTrigger | undefined;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterEach(async () => {
	await trigger?.close();
	trigger = undefined;
});

afterAll(async () => await salesforce.stop());

const parameters: INodeParameters = {
	authentication: 'jwt',
	source: 'polling',
	objectName: 'AP_Invoice__c',
	startFrom: 'earliest',
	decisions: ['approved', 'rejected'],
};

async function start(options: Partial<TriggerOptions> = {}): Promise<RunningTrigger> {
	const credentials = { salesforceApprovalJwtApi: salesforce.jwt() };
	trigger = await startTrigger({ type: 'salesforceApprovalTrigger', credentials, parameters, ...options });
	return trigger;
}

async function anApprovedInvoice(fields: Record<string, unknown> = {}): Promise<string> {
	const invoice = await salesforce.seedInvoice(fields);
	const as = (userName: string) => salesforce.jwt({ userName: `${userName}@sandbox.example` });
	await runNode(anOperation(as('submitter'), 'approval:submit', { recordId: byId(invoice) }));
	const { error } = await runNode(
		anOperation(as('approver'), 'approval:approve', { recordId: byId(invoice) }),
	);
	expect(error).toBeUndefined();
	return invoice;
}

it('finds a completed approval and gives it the shape of the platform event', async () => {
	const invoice = await anApprovedInvoice({ Amount__c: 88.8 });
	const platformEvent = await runNode({
		type: 'salesforceApprovalTrigger',
		mode: 'manual',
		credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
		parameters: { authentication: 'jwt' },
	});

	const [{ items }] = await (await start()).untilEmitted(1);

	const [polled, announced] = [items[0].json, platformEvent.items[0].json];
	expect(polled).toMatchObject({ source: 'polling', decision: 'approved', recordId: invoice, amount: 88.8 });
	expect(polled).toMatchObject({ approvalId: announced.approvalId, objectName: announced.objectName });
	expect(Object.keys(announced).filter((name) => name !== 'replayId')).toEqual(Object.keys(polled));
});

it('goes on after a restart and repeats nothing n8n has', async () => {
	await anApprovedInvoice({ Invoice_Number__c: 'INV-1' });
	const first = await start();
	await untilTrue(() => first.savedStaticData().position !== undefined, 'a saved position', LONGER_MS);
	await first.close();
	const second = await anApprovedInvoice({ Invoice_Number__c: 'INV-2' });

	const restarted = await start({ staticData: first.savedStaticData() });
	await restarted.untilEmitted(1);

	expect(restarted.emitted.map(({ items }) => items[0].json.recordId)).toEqual([second]);
});

it('refuses an object the org does not have while the workflow is activated', async () => {
	const starting = start({ parameters: { ...parameters, objectName: 'No_Such__c' } });

	await expect(starting).rejects.toThrow(/NOT_FOUND|does not exist/);
});

it('shows the newest completed approval in a manual test', async () => {
	const invoice = await anApprovedInvoice();
	const credentials = { salesforceApprovalJwtApi: salesforce.jwt() };

	const { items } = await runNode({
		type: 'salesforceApprovalTrigger',
		mode: 'manual',
		credentials,
		parameters,
	});

	expect(items[0].json).toMatchObject({ source: 'polling', recordId: invoice });
});

it('finds approvals of flows as well, with who decided and who withdrew', async () => {
	const [approved, recalled] = [
		await aFlowApproval(salesforce),
		await aFlowApproval(salesforce, { submitter: 'admin@sandbox.example' }),
	];
	const as = (userName: string) => salesforce.jwt({ userName: `${userName}@sandbox.example` });
	const decisions = [
		await runNode(anOperation(as('approver'), 'approval:approve', { recordId: byId(approved.invoice) })),
		await runNode(anOperation(as('admin'), 'approval:recall', { recordId: byId(recalled.invoice) })),
	];
	expect(decisions.map(({ error }) => error)).toEqual([undefined, undefined]);

	const withdrawn = { ...parameters, decisions: ['approved', 'withdrawn'] };
	const { emitted } = await start({ parameters: withdrawn });
	await trigger?.untilEmitted(2);

	const decided = Object.fromEntries(emitted.map(({ items }) => [items[0].json.recordId, items[0].json]));
	expect(decided[approved.invoice]).toMatchObject({
		decision: 'approved',
		approvalId: approved.approval,
		decidedBy: APPROVER.id,
		processName: null,
	});
	expect(decided[recalled.invoice]).toMatchObject({ decision: 'withdrawn', decidedBy: ADMINISTRATOR.id });
});

it('passes only the wanted process, and adds the record when asked', async () => {
	const invoice = await anApprovedInvoice({ Amount__c: 12 });
	const options = { processName: 'AP_Invoice_Approval', readRecord: true };
	const other = await start({ parameters: { ...parameters, options: { processName: 'Travel_Approval' } } });
	await untilTrue(() => other.savedStaticData().position !== undefined, 'a saved position', LONGER_MS);
	await other.close();

	const [{ items }] = await (await start({ parameters: { ...parameters, options } })).untilEmitted(1);

	expect(other.emitted).toEqual([]);
	expect(items[0].json).toMatchObject({
		processName: 'AP_Invoice_Approval',
		record: { Id: invoice, Amount__c: 12 },
	});
});

it('says once, when a person activates it, that the licence shows no flow approvals', async () => {
	await salesforce.control('permissions', {
		userName: 'integration@sandbox.example',
		licence: 'Salesforce Integration',
	});
	const invoice = await anApprovedInvoice();
	const credentials = { salesforceApprovalJwtApi: salesforce.jwt() };

	const first = await start({ credentials });
	const [{ items }] = await first.untilEmitted(1);
	await first.close();
	const second = await start({ credentials });
	await second.untilEmitted(1);

	expect(items[0].json).toMatchObject({ recordId: invoice });
	expect(first.failedExecutions.map(({ message }) => message)).toEqual([
		expect.stringContaining('Flow approvals are invisible to the user of the credential'),
	]);
	expect(second.failedExecutions).toEqual([]);
});
