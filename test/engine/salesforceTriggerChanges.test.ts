import type { INodeParameters } from 'n8n-workflow';
import { runNode, startTrigger, type RunningTrigger, type TriggerOptions } from './harness';
import { startSalesforce, type SalesforceSandbox } from './salesforceSandbox';
import { LONGER_MS, untilTrue } from '../untilTrue';

let salesforce: SalesforceSandbox;
const triggers: RunningTrigger[] = [];

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => {
	await salesforce.control('reset');
	await salesforce.control('switches', { capturedObjects: 'AP_Invoice__c' });
});

afterEach(async () => {
	for (const trigger of triggers.splice(0)) await trigger.close();
});

afterAll(async () => await salesforce.stop());

const theTrigger = (parameters: INodeParameters = {}) => ({
	type: 'salesforceApprovalTrigger',
	credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
	parameters: {
		authentication: 'jwt',
		source: 'changeDataCapture',
		startFrom: 'earliest',
		...parameters,
	},
});

async function start(
	parameters: INodeParameters = {},
	options: Partial<TriggerOptions> = {},
): Promise<RunningTrigger> {
	const trigger = await startTrigger({ ...theTrigger(parameters), ...options });
	triggers.push(trigger);
	return trigger;
}

/** Writes to a record over REST, as somebody in Salesforce would. */
async function change(recordId: string, fields: Record<string, unknown>): Promise<void> {
	const { accessToken } = (await salesforce.control('sessions', {
		userName: 'integration@sandbox.example',
	})) as { accessToken: string };
	const { status } = await fetch(`${salesforce.url}/services/data/v66.0/sobjects/AP_Invoice__c/${recordId}`, {
		method: 'PATCH',
		headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify(fields),
	});
	expect(status).toBe(204);
}

const jsonOf = ({ emitted }: RunningTrigger) => emitted.map(({ items }) => items[0].json);

it('starts the workflow when the field becomes what was asked for, and for no other change', async () => {
	const invoice = await salesforce.seedInvoice({ Amount__c: 120.5 });
	const trigger = await start();

	await change(invoice, { Due_Date__c: '2026-12-24' });
	await change(invoice, { Approval_Status__c: 'Pending' });
	await change(invoice, { Approval_Status__c: 'Approved', Amount__c: 99.9 });
	await trigger.untilEmitted(1);

	expect(jsonOf(trigger)).toEqual([
		expect.objectContaining({
			source: 'changeDataCapture',
			decision: 'approved',
			objectName: 'AP_Invoice__c',
			recordId: invoice,
			amount: 99.9,
			isGap: false,
			replayId: expect.stringMatching(/^[\w+/]+=*$/),
		}),
	]);
	expect(jsonOf(trigger)[0].payload).toMatchObject({
		ChangeEventHeader: { changedFields: expect.arrayContaining(['Approval_Status__c', 'Amount__c']) },
		Transition: { from: 'Pending', to: 'Approved', isFromKnown: true },
	});
});

it('gives the second approval of a record another id than the first, so that it is not taken for a repeat', async () => {
	const invoice = await salesforce.seedInvoice();
	const trigger = await start();

	for (const status of ['Approved', 'Draft', 'Approved'])
		await change(invoice, { Approval_Status__c: status });
	await trigger.untilEmitted(2);
	const again = await start({ delivery: 'cometd' });
	await again.untilEmitted(2);

	const ids = (running: RunningTrigger) => jsonOf(running).map(({ approvalId }) => approvalId);
	expect(new Set(ids(trigger)).size).toBe(2);
	expect(ids(trigger)[0]).toMatch(/^[0-9a-f-]{36}-1$/);
	expect(ids(again)).toEqual(ids(trigger));
});

it('tells of a change of all records, with everything that came, hands nothing over and goes on', async () => {
	await salesforce.seedInvoice({ Approval_Status__c: 'Approved' });
	await salesforce.control('clock', { advanceMs: 5_000 });
	const trigger = await start({ startFrom: 'latest' });

	const { eventUuid } = await salesforce.control<{ eventUuid: string }>('change-gaps', {
		objectName: 'AP_Invoice__c',
		changeType: 'UPDATE',
		recordIds: ['a00*'],
		changedFields: ['Approval_Status__c'],
	});
	await salesforce.seedInvoice({ Approval_Status__c: 'Approved', Invoice_Number__c: 'LAST' });
	await trigger.untilEmitted(1);

	expect(trigger.emitted).toHaveLength(1);
	expect(trigger.failedExecutions).toMatchObject([
		{
			message: expect.stringContaining('stands for all records of AP_Invoice__c'),
			context: { data: { eventId: eventUuid, payload: expect.stringMatching(/^[\w+/]+=*$/) } },
		},
	]);
	expect(trigger.savedStaticData().unread).toMatchObject([{ eventId: eventUuid }]);
});

it('adds the record as it is now, and filters by its amount where the change says none', async () => {
	const [small, large] = [
		await salesforce.seedInvoice({ Amount__c: 10 }),
		await salesforce.seedInvoice({ Amount__c: 5000, Invoice_Number__c: 'INV-L' }),
	];
	const trigger = await start({ options: { readRecord: true, minimumAmount: 100 } });

	await change(small, { Approval_Status__c: 'Approved' });
	await change(large, { Approval_Status__c: 'Approved' });
	await trigger.untilEmitted(1);

	expect(jsonOf(trigger)).toEqual([expect.objectContaining({ recordId: large, amount: 5000 })]);
	expect(jsonOf(trigger)[0].record).toMatchObject({ Id: large, Invoice_Number__c: 'INV-L' });
});

it('reads the record behind a gap, and goes on after a restart without repeating it', async () => {
	const invoice = await salesforce.seedInvoice();
	await change(invoice, { Approval_Status__c: 'Approved' });
	await salesforce.control('clock', { advanceMs: 5_000 });
	const trigger = await start({ startFrom: 'latest' });
	await salesforce.control('change-gaps', {
		objectName: 'AP_Invoice__c',
		changeType: 'GAP_UPDATE',
		recordIds: [invoice],
	});
	await trigger.untilEmitted(1);
	const handedOver = () => trigger.savedStaticData().seen as string[];
	await untilTrue(() => handedOver().length > 0, 'an event handed over', LONGER_MS);
	await trigger.close();
	const next = await salesforce.seedInvoice({ Approval_Status__c: 'Approved', Invoice_Number__c: 'N' });

	const restarted = await start({ startFrom: 'latest' }, { staticData: trigger.savedStaticData() });
	await restarted.untilEmitted(1);

	expect(jsonOf(trigger)).toEqual([expect.objectContaining({ recordId: invoice, isGap: true })]);
	expect(jsonOf(restarted)).toEqual([expect.objectContaining({ recordId: next, isGap: false })]);
});

it('refuses a field the changes do not have while the workflow is activated', async () => {
	const starting = start({ changedField: 'No_Such__c' });

	await expect(starting).rejects.toThrow(/AP_Invoice__ChangeEvent.*No_Such__c.*Approval_Status__c/);
});

it('shows the newest such change in a manual test, or a marked example', async () => {
	const example = await runNode({ ...theTrigger(), mode: 'manual' });
	const invoice = await salesforce.seedInvoice();
	await change(invoice, { Approval_Status__c: 'Approved' });

	const newest = await runNode({ ...theTrigger(), mode: 'manual' });

	expect(String(example.items[0].json.eventId)).toContain('example');
	expect(newest.items[0].json).toMatchObject({ recordId: invoice, decision: 'approved' });
	expect(Object.keys(example.items[0].json)).toEqual(Object.keys(newest.items[0].json));
});
