import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	runNode,
	startTrigger,
	type RunningTrigger,
	type StoredCredential,
	type TriggerOptions,
} from './harness';
import { anOperation, byId, startSalesforce, type SalesforceSandbox } from './salesforceSandbox';
import { LONGER_MS, untilTrue } from '../untilTrue';

const TOPIC = '/event/BILL_Approval__e';

let salesforce: SalesforceSandbox;
let integration: StoredCredential;
const triggers: RunningTrigger[] = [];

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => {
	await salesforce.control('reset');
	integration = salesforce.jwt();
});

afterEach(async () => {
	for (const trigger of triggers.splice(0)) await trigger.close();
});

afterAll(async () => await salesforce.stop());

const theTrigger = (parameters: INodeParameters = {}) => ({
	type: 'salesforceApprovalTrigger',
	credentials: { salesforceApprovalJwtApi: integration },
	parameters: { authentication: 'jwt', startFrom: 'earliest', ...parameters },
});

async function start(
	parameters: INodeParameters = {},
	options: Partial<TriggerOptions> = {},
): Promise<RunningTrigger> {
	const trigger = await startTrigger({ ...theTrigger(parameters), ...options });
	triggers.push(trigger);
	return trigger;
}

/** Submits and decides an invoice as people would; the simulated org's flow then publishes the event. */
async function decide(invoice: string, decision: 'approve' | 'reject' = 'approve'): Promise<void> {
	const as = (userName: string) => salesforce.jwt({ userName: `${userName}@sandbox.example` });
	const submitted = await runNode(
		anOperation(as('submitter'), 'approval:submit', { recordId: byId(invoice) }),
	);
	const decided = await runNode(
		anOperation(as('approver'), `approval:${decision}`, { recordId: byId(invoice) }),
	);
	expect([submitted.error, decided.error]).toEqual([undefined, undefined]);
}

async function publish(recordId: string, decision = 'Approved'): Promise<string> {
	const fields = {
		Record_Id__c: recordId,
		Object_Name__c: 'AP_Invoice__c',
		Decision__c: decision,
		Amount__c: 10,
	};
	const { eventUuid } = (await salesforce.control('events', { topic: TOPIC, fields })) as {
		eventUuid: string;
	};
	return eventUuid;
}

/** n8n reports that a run ended after it was emitted; nothing announces that the trigger has heard of it. */
async function untilPositionIsSaved(trigger: RunningTrigger): Promise<void> {
	await untilTrue(() => trigger.savedStaticData().position !== undefined, 'a saved position', LONGER_MS);
}

const recordIds = ({ emitted }: RunningTrigger) => emitted.map(({ items }) => items[0].json.recordId);

it('starts the workflow with the decision a person made in Salesforce', async () => {
	const invoice = await salesforce.seedInvoice({ Amount__c: 120.5 });
	const [{ Vendor__c: vendor }] = await salesforce.rows('AP_Invoice__c');
	const trigger = await start({ startFrom: 'latest' });

	await decide(invoice);
	const [{ items, deduplicationKey }] = await trigger.untilEmitted(1);

	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		source: 'platformEvent',
		decision: 'approved',
		objectName: 'AP_Invoice__c',
		recordId: invoice,
		approvalId: expect.stringMatching(/^04g/),
		amount: 120.5,
		payload: { Vendor_Id__c: vendor },
		replayId: expect.stringMatching(/^[\w+/]+=*$/),
	});
	expect(deduplicationKey).toBe(`workflow-1:node-1:00DSB00000000012AA:${String(items[0].json.eventId)}`);
});

it('passes only the chosen decisions, and events published before the first activation only when asked', async () => {
	await publish('before');
	await salesforce.control('clock', { advanceMs: 5_000 });
	const [onlyNew, everything] = [
		await start({ startFrom: 'latest', decisions: ['rejected'] }),
		await start({ startFrom: 'earliest' }),
	];

	await publish('approved');
	await publish('rejected', 'Rejected');
	await onlyNew.untilEmitted(1);
	await everything.untilEmitted(2);

	expect(recordIds(onlyNew)).toEqual(['rejected']);
	expect(recordIds(everything)).toEqual(['before', 'approved']);
});

it('loses nothing and repeats nothing when the connection is cut and the session ends meanwhile', async () => {
	const trigger = await start();
	await publish('1');
	await trigger.untilEmitted(1);

	await salesforce.control('expire-sessions');
	await salesforce.control('disconnect');
	await publish('2');
	await trigger.untilEmitted(2);

	expect(recordIds(trigger)).toEqual(['1', '2']);
	expect(trigger.skipped).toEqual([]);
	expect(trigger.fatalErrors).toEqual([]);
});

it('goes on after a restart with what came meanwhile', async () => {
	const first = await start();
	await publish('1');
	await untilPositionIsSaved(first);
	await first.close();
	await publish('2');

	const second = await start({}, { staticData: first.savedStaticData() });
	await second.untilEmitted(1);

	expect(recordIds(second)).toEqual(['2']);
});

it('offers an event again after a crash, and n8n drops it by its key', async () => {
	const executionKeys = new Set<string>();
	const beforeAnyEvent = await start({}, { executionKeys });
	const asStored = beforeAnyEvent.savedStaticData();
	await publish('1');
	await beforeAnyEvent.untilEmitted(1);
	await beforeAnyEvent.close();
	await publish('2');

	const afterCrash = await start({}, { executionKeys, staticData: asStored });
	await afterCrash.untilEmitted(1);

	expect(recordIds(afterCrash)).toEqual(['2']);
	expect(afterCrash.skipped.map(({ items }) => items[0].json.recordId)).toEqual(['1']);
});

it('starts one workflow for an event that Salesforce delivers three times', async () => {
	const trigger = await start();
	const fields = { Record_Id__c: 'three times', Decision__c: 'Approved', Object_Name__c: 'AP_Invoice__c' };

	await salesforce.control('events', { topic: TOPIC, fields, times: 3 });
	await publish('last');
	await trigger.untilEmitted(2);

	expect(recordIds(trigger)).toEqual(['three times', 'last']);
});

it('waits for the workflow to finish before the next one starts, when told so', async () => {
	let finish: (outcome: Error) => void = () => {};
	const first = new Promise<Error>((resolve) => (finish = resolve));
	const trigger = await start(
		{ options: { savePosition: 'whenFinished' } },
		{ outcomeOf: ({ items }) => (items[0].json.recordId === '1' ? first : 'success') },
	);
	await publish('1');
	await publish('2');
	await trigger.untilEmitted(1);
	const whileRunning = [recordIds(trigger), trigger.savedStaticData().position];

	finish(new Error('the workflow failed'));
	await trigger.untilEmitted(2);

	expect(whileRunning).toEqual([['1'], undefined]);
	expect(recordIds(trigger)).toEqual(['1', '2']);
});

it('refuses a topic the org does not have while the workflow is activated', async () => {
	const starting = start({ topic: '/event/No_Such__e' });

	await expect(starting).rejects.toThrow(/\/event\/No_Such__e.*topic\.not\.found.*Check Topic/);
});

it('says in words that the credential is not right', async () => {
	integration = salesforce.jwt({ userName: 'nobody@sandbox.example' });

	await expect(start()).rejects.toThrow(/Salesforce refused the trigger/);
});

it('stays active and says so when the org has used up its event deliveries', async () => {
	const trigger = await start();
	await salesforce.control('pubsub-switches', { subscriptionLimitExceeded: true });
	await publish('1');

	await trigger.until(() => trigger.failedExecutions.length > 0);

	expect(trigger.failedExecutions[0].message).toContain('event deliveries for 24 hours');
	expect(trigger.fatalErrors).toEqual([]);
	await salesforce.control('pubsub-switches', { subscriptionLimitExceeded: false });
});

it('can be activated anew by n8n while Salesforce still refuses it, because n8n tries only a few times', async () => {
	const trigger = await start();
	await salesforce.control('pubsub-faults', { code: 'topic.meta.permission', times: 2 });
	await salesforce.control('disconnect');
	await trigger.until(() => trigger.fatalErrors.length > 0);

	const activatedAnew = trigger.activateAnew();

	await expect(activatedAnew).resolves.toBeUndefined();
	expect(trigger.fatalErrors).toEqual([
		expect.objectContaining({ message: expect.stringContaining('topic.meta.permission') }),
	]);
});

it('starts with n8n although Salesforce refuses the login, and says so', async () => {
	const first = await start();
	await first.close();
	integration = salesforce.jwt({ userName: 'nobody@sandbox.example' });

	const trigger = await start({}, { staticData: first.savedStaticData(), activation: 'init' });
	await trigger.until(() => trigger.fatalErrors.length > 0);

	expect(trigger.fatalErrors[0].message).toContain('Salesforce refused the trigger');
});

it('shows the newest kept event in a manual test and stores nothing', async () => {
	await publish('older');
	await publish('newest');

	const { items, error } = await runNode({ ...theTrigger(), mode: 'manual' });

	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({ recordId: 'newest', decision: 'approved' });
});

it('shows a marked example in a manual test when Salesforce keeps no event', async () => {
	const { items } = await runNode({ ...theTrigger(), mode: 'manual' });

	const json: IDataObject = items[0].json;
	expect(json.eventId).toContain('example');
	expect(Object.keys(json)).toEqual(expect.arrayContaining(['decision', 'recordId', 'amount', 'payload']));
});
