import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { loadPubSubService } from '../../../sandbox/salesforce/pubsub/proto';
import { ORGANIZATION_ID } from '../../../sandbox/salesforce/tenant';
import { headers, TestStream, TOPIC } from './pubsub/client';
import { anApInvoice, anOrg, type Org } from './org';

describe('events on their way out of the org', () => {
	let org: Org;
	let client: InstanceType<ReturnType<typeof makeGenericClientConstructor>>;

	const subscribe = (accesstoken: string, tenantid = ORGANIZATION_ID) =>
		new TestStream(client.Subscribe(headers({ accesstoken, tenantid, instanceurl: org.url })));

	beforeEach(async () => {
		org = await anOrg();
		const Client = makeGenericClientConstructor(loadPubSubService(), 'PubSub');
		client = new Client(org.pubSubUrl.replace('http://', ''), credentials.createInsecure());
	});
	afterEach(async () => {
		client.close();
		await org.stop();
	});

	it('delivers the decision on an approval to a subscriber who logged in over OAuth', async () => {
		const approver = await org.as('approver');
		const stream = subscribe(approver.accessToken).fetch({
			topic_name: TOPIC,
			replay_preset: 'EARLIEST',
			num_requested: 10,
		});
		await org.seed({ invoices: [anApInvoice()], submit: true });
		const [{ Id: contextId }] = await approver.query('SELECT Id FROM ProcessInstanceWorkitem');

		await approver.ask('POST', '/process/approvals', {
			body: { requests: [{ actionType: 'Approve', contextId }] },
		});

		await stream.until(({ events }) => events.length === 1);
		const { body: kept } = await org.control<Array<{ eventUuid: string }>>('GET', 'events');
		expect(stream.uuids).toEqual([kept[0].eventUuid]);
		expect((await org.control('GET', 'streams')).body).toMatchObject([{ topic: TOPIC, delivered: 1 }]);
	});

	it('lets nobody subscribe with an ended session or for another org', async () => {
		const { accessToken } = await org.as('integration');
		const wrongOrg = await subscribe(accessToken, '00D000000000001EAA').ended;
		await org.control('POST', 'expire-sessions');

		const ended = await subscribe(accessToken).ended;

		expect([wrongOrg.code, ended.code]).toEqual(Array(2).fill(expect.stringMatching(/^service\.auth\./)));
	});

	it('cuts all streams when told to', async () => {
		const { accessToken } = await org.as('integration');
		const stream = subscribe(accessToken).fetch({
			topic_name: TOPIC,
			replay_preset: 'EARLIEST',
			num_requested: 1,
		});
		await org.control('POST', 'events', { topic: TOPIC, fields: { Decision__c: 'Approved' } });
		await stream.until(({ events }) => events.length === 1);

		const { body } = await org.control('POST', 'disconnect');

		expect(body).toEqual({ streams: 1 });
		expect((await stream.ended).status).not.toBe(0);
	});

	it('refuses a call as planned', async () => {
		const { accessToken } = await org.as('integration');
		await org.control('POST', 'pubsub-faults', { code: 'service.unavailable', rpc: 'Subscribe' });

		expect((await subscribe(accessToken).ended).code).toBe('service.unavailable');
	});
});
