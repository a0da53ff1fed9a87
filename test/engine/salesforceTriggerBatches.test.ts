/** Several events in one execution, by each way events travel: how many executions, and what a crash makes of them. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startTrigger, type RunningTrigger, type TriggerOptions } from './harness';
import { startSalesforce, type SalesforceSandbox } from './salesforceSandbox';
import { LONGER_MS, untilTrue } from '../untilTrue';

const TOPIC = '/event/BILL_Approval__e';
/** Longer than any test: a batch goes because it is full, or because the source says that there is no more. */
const NEVER_MS = 60_000;

let salesforce: SalesforceSandbox;
const triggers: RunningTrigger[] = [];

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterEach(async () => {
	for (const trigger of triggers.splice(0)) await trigger.close();
});

afterAll(async () => await salesforce.stop());

async function start(
	{ options, ...parameters }: INodeParameters,
	rest: Partial<TriggerOptions> = {},
): Promise<RunningTrigger> {
	const trigger = await startTrigger({
		type: 'salesforceApprovalTrigger',
		credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
		parameters: {
			authentication: 'jwt',
			startFrom: 'earliest',
			...parameters,
			options: { waitAtMostMs: NEVER_MS, ...(options as INodeParameters) },
		},
		...rest,
	});
	triggers.push(trigger);
	return trigger;
}

/** Record ids of each execution. */
const executions = ({ emitted }: Pick<RunningTrigger, 'emitted'>) =>
	emitted.map(({ items }) => items.map(({ json }) => String(json.recordId)));

const numbered = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => String(from + index));

async function publish(...recordIds: string[]): Promise<void> {
	for (const id of recordIds)
		await salesforce.control('events', {
			topic: TOPIC,
			fields: { Record_Id__c: id, Object_Name__c: 'AP_Invoice__c', Decision__c: 'Approved', Amount__c: 10 },
		});
}

/** Seeds invoices that wait for the approver. Returns how they are approved in one go, and the ids in that order. */
async function submitted(count: number): Promise<{ ids: string[]; approveAll(): Promise<void> }> {
	const invoices = Array.from({ length: count }, (_, index) => ({
		vendorName: 'Acme Ltd',
		Invoice_Number__c: `INV-${index}`,
		Amount__c: 100 + index,
	}));
	await salesforce.control('seed', { invoices, submit: true });
	const q = 'SELECT Id, ProcessInstance.TargetObjectId FROM ProcessInstanceWorkitem LIMIT 2000';
	const { records } = await salesforce.call<{
		records: Array<{ Id: string; ProcessInstance: { TargetObjectId: string } }>;
	}>('approver', 'GET', `/query?q=${encodeURIComponent(q)}`);
	const requests = records.map(({ Id }) => ({ actionType: 'Approve', contextId: Id }));
	return {
		ids: records.map(({ ProcessInstance }) => ProcessInstance.TargetObjectId),
		approveAll: async () => await salesforce.call('approver', 'POST', '/process/approvals', { requests }),
	};
}

const changes = { source: 'changeDataCapture', changedField: 'Approval_Status__c', becameValue: 'Approved' };

it.each<[string, INodeParameters, string]>([
	['platform events by the Pub/Sub API', {}, ''],
	['platform events by CometD', { delivery: 'cometd' }, ''],
	['changes of the record by the Pub/Sub API', changes, 'AP_Invoice__c'],
	['changes of the record by CometD', { ...changes, delivery: 'cometd' }, 'AP_Invoice__c'],
])(
	'makes few executions of 200 approvals in a burst, all once and in order: %s',
	async (_way, parameters, captured) => {
		await salesforce.control('switches', { capturedObjects: captured });
		const { ids, approveAll } = await submitted(200);
		const trigger = await start({ ...parameters, options: { eventsPerExecution: 100 } });

		await approveAll();
		await trigger.until(() => executions(trigger).flat().length >= 200);

		expect(executions(trigger).flat()).toEqual(ids);
		// Two, or a few more where Salesforce says in between that it has nothing more.
		expect(trigger.emitted.length).toBeLessThanOrEqual(10);
		expect([trigger.skipped, trigger.fatalErrors, trigger.failedExecutions]).toEqual([[], [], []]);
	},
);

it('makes few executions of completed approvals, of which Salesforce announces several in one event', async () => {
	await salesforce.control('switches', { capturedObjects: 'ProcessInstance' });
	const { ids, approveAll } = await submitted(200);
	const trigger = await start({ source: 'completedApprovals', options: { eventsPerExecution: 100 } });

	await approveAll();
	await trigger.until(() => executions(trigger).flat().length >= 200);

	expect(executions(trigger).flat().sort()).toEqual([...ids].sort());
	expect(trigger.emitted.length).toBeLessThanOrEqual(10);
});

it('makes one execution of all that a poll finds', async () => {
	const { ids, approveAll } = await submitted(200);
	await approveAll();

	const trigger = await start({ source: 'polling', options: { eventsPerExecution: 500 } });
	await trigger.untilEmitted(1);

	const [found] = executions(trigger);
	expect([...found].sort()).toEqual([...ids].sort());
});

it('lets a single approval go though no other follows', async () => {
	const trigger = await start({ options: { eventsPerExecution: 500, waitAtMostMs: 1 } });

	await publish('1');
	await trigger.untilEmitted(1);

	expect(executions(trigger)).toEqual([['1']]);
});

it('gives items that say the same as those of single executions, each of which keeps its own key', async () => {
	await publish('1', '2');
	const together = await start({ options: { eventsPerExecution: 2 } });
	const alone = await start({});
	await together.untilEmitted(1);
	await alone.untilEmitted(2);

	expect(together.emitted[0].items).toEqual(alone.emitted.flatMap(({ items }) => items));
	const keys = alone.emitted.map(({ items, deduplicationKey }) => [items[0].json.eventId, deduplicationKey]);
	expect(keys).toEqual(
		keys.map(([eventId]) => [eventId, `workflow-1:node-1:00DSB00000000012AA:${String(eventId)}`]),
	);
});

/** Static data as n8n wrote it with the last emit, and the keys of the executions it had by then. */
async function killedWhileN8nWorks(
	parameters: INodeParameters,
	count: number,
): Promise<{ staticData: IDataObject; executionKeys: Set<string>; emitted: RunningTrigger['emitted'] }> {
	const executionKeys = new Set<string>();
	const never = new Promise<'success'>(() => {});
	const trigger = await start(parameters, { executionKeys, outcomeOf: () => never });
	await trigger.untilEmitted(count);
	const staticData = trigger.savedStaticData();
	await trigger.close();
	return { staticData, executionKeys, emitted: trigger.emitted };
}

it.each([1, 7, 100, 500])(
	'starts nothing twice and loses nothing after a crash, also when executions take %d events from then on',
	async (eventsPerExecution) => {
		await publish(...numbered(40));
		const killed = await killedWhileN8nWorks({ options: { eventsPerExecution: 20 } }, 2);
		await publish(...numbered(10, 40));

		const restarted = await start({ options: { eventsPerExecution, waitAtMostMs: 50 } }, killed);
		await untilTrue(() => executions(restarted).flat().length >= 10, 'the new events', LONGER_MS);

		expect(executions(killed)).toEqual([numbered(20), numbered(20, 20)]);
		expect(executions(restarted).flat()).toEqual(numbered(10, 40));
		expect(restarted.skipped).toHaveLength(2);
	},
);

it('starts what n8n had not stored when it crashed, in the same executions', async () => {
	await publish(...numbered(4));
	const { staticData } = await killedWhileN8nWorks({ options: { eventsPerExecution: 2 } }, 2);

	const restarted = await start({ options: { eventsPerExecution: 500, waitAtMostMs: 1 } }, { staticData });
	await restarted.untilEmitted(2);

	expect(executions(restarted)).toEqual([
		['0', '1'],
		['2', '3'],
	]);
});

it('starts nothing twice when a workflow that took one event an execution takes many from now on', async () => {
	await publish(...numbered(5));
	await salesforce.control('clock', { advanceMs: 5_000 });
	const killed = await killedWhileN8nWorks({ options: {} }, 5);

	const restarted = await start(
		{ options: { eventsPerExecution: 500, waitAtMostMs: 1 } },
		{ ...killed, activation: 'activate' },
	);
	await publish('5');
	await restarted.untilEmitted(1);

	expect(executions(restarted)).toEqual([['5']]);
	expect(restarted.skipped).toHaveLength(5);
});

it('offers a batch again that n8n could not store', async () => {
	const refusals = [new Error('database is locked')];
	const trigger = await start({ options: { eventsPerExecution: 3 } }, { refuses: () => refusals.shift() });

	await publish(...numbered(3));
	await trigger.untilEmitted(1);

	expect(executions(trigger)).toEqual([numbered(3)]);
	expect(trigger.refused.map(({ items }) => items.length)).toEqual([3]);
	expect(trigger.refused[0].deduplicationKey).toBe(trigger.emitted[0].deduplicationKey);
});

it('brings again what waited for others when the workflow was unpublished', async () => {
	const first = await start({ options: { eventsPerExecution: 3, savePosition: 'whenFinished' } });
	await publish(...numbered(5));
	await first.untilEmitted(1);
	await untilTrue(() => first.savedStaticData().position !== undefined, 'the position behind it', LONGER_MS);
	await first.close();

	const second = await start({ options: { eventsPerExecution: 2 } }, { staticData: first.savedStaticData() });
	await second.untilEmitted(1);

	expect([executions(first), executions(second)]).toEqual([[numbered(3)], [numbered(2, 3)]]);
});
