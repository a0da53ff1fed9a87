import type { INodeParameters } from 'n8n-workflow';
import { runNode, startTrigger, type RunningTrigger } from './harness';
import { startSalesforce, type SalesforceSandbox } from './salesforceSandbox';

const TOPIC = '/event/BILL_Approval__e';

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

const theTrigger = (parameters: INodeParameters = {}) => ({
	type: 'salesforceApprovalTrigger',
	credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
	parameters: { authentication: 'jwt', delivery: 'cometd', startFrom: 'earliest', ...parameters },
});

const publish = async (recordId: string) =>
	await salesforce.control('events', {
		topic: TOPIC,
		fields: { Record_Id__c: recordId, Decision__c: 'Approved', Object_Name__c: 'AP_Invoice__c' },
	});

const jsonOf = ({ emitted }: RunningTrigger) => emitted.map(({ items }) => items[0].json);

it('receives events where the Pub/Sub API cannot be reached, through ended sessions and a forgetful server', async () => {
	const pubSubUrl = 'http://127.0.0.1:1';
	const credentials = { salesforceApprovalJwtApi: salesforce.jwt({ pubSubUrl }) };
	trigger = await startTrigger({ ...theTrigger(), credentials });
	await publish('1');
	await trigger.untilEmitted(1);

	await salesforce.control('expire-sessions');
	await publish('2');
	await trigger.untilEmitted(2);
	await salesforce.control('cometd-forget');
	await publish('3');
	await trigger.untilEmitted(3);

	expect(jsonOf(trigger).map(({ recordId }) => recordId)).toEqual(['1', '2', '3']);
	expect([trigger.skipped, trigger.fatalErrors]).toEqual([[], []]);
});

it('gives a change of a record the item that the Pub/Sub API gives', async () => {
	await salesforce.control('switches', { capturedObjects: 'AP_Invoice__c' });
	const invoice = await salesforce.seedInvoice({ Approval_Status__c: 'Approved', Amount__c: 12.5 });
	const changes = { source: 'changeDataCapture', authentication: 'jwt' };
	const { items } = await runNode({ ...theTrigger({ ...changes, delivery: 'pubSub' }), mode: 'manual' });

	trigger = await startTrigger(theTrigger(changes));
	const [emitted] = await trigger.untilEmitted(1);

	const [{ json }] = emitted.items;
	expect(json).toMatchObject({ recordId: invoice, decision: 'approved', amount: 12.5 });
	const { replayId: overPubSub, payload: ofPubSub, ...announced } = items[0].json;
	const { replayId, payload, ...received } = json;
	expect([typeof replayId, typeof overPubSub]).toEqual(['string', 'string']);
	expect(received).toEqual(announced);
	expect(payload).toEqual(ofPubSub);
});

it('refuses a channel the org does not have while the workflow is activated', async () => {
	const starting = startTrigger(theTrigger({ topic: '/event/No_Such__e' }));

	await expect(starting).rejects.toThrow(/\/event\/No_Such__e.*Check Topic/);
});
