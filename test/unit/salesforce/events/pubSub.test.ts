import { PlatformEventTranslator } from '../../../../nodes/SalesforceApproval/events/translators/platformEventTranslator';
import { SHIPPED_FIELD_NAMES } from '../../../../nodes/SalesforceApproval/events/translators/fieldNames';
import { platformEventSchema } from '../../../../sandbox/salesforce/events/schema';
import { changeEventOf } from '../../../../sandbox/salesforce/events/changes/definition';
import { findObject } from '../../../../sandbox/salesforce/schema/org';
import { ChangeTranslator } from '../../../../nodes/SalesforceApproval/events/translators/changeTranslator';
import { aPubSub, eventually, type PubSubBench, run, TOPIC } from './bench';

let bench: PubSubBench;
const running: Array<{ stop(): Promise<unknown> }> = [];
const start = (...[source, options]: [Parameters<typeof run>[1], Parameters<typeof run>[2]?]) => {
	const started = run(bench, source, options);
	running.push(started);
	return started;
};

const objectNamed = (name: string) => {
	const object = findObject(name);
	if (!object) throw new Error(`The org has no ${name}`);
	return object;
};

beforeEach(async () => {
	bench = await aPubSub();
});

afterEach(async () => {
	for (const started of running.splice(0)) await started.stop();
	await bench.server.stop();
});

it('hands events over in the order Salesforce published them, decoded', async () => {
	const [first] = bench.publish('a01-1', 'a01-2', 'a01-3');

	const trigger = start(bench.source());
	await trigger.untilTaken(3);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2', 'a01-3']);
	expect(trigger.taken[0]).toMatchObject({
		eventId: first.eventUuid,
		source: 'platformEvent',
		decision: 'approved',
		objectName: 'AP_Invoice__c',
		amount: 120.5,
		decidedBy: null,
		replayId: first.replayId.toString('base64'),
		payload: { CreatedDate: '2026-11-02T08:00:00.000Z', Record_Id__c: 'a01-1' },
	});
});

it('goes on without loss or repetition when every connection is cut', async () => {
	const trigger = start(bench.source());
	bench.publish('a01-1');
	await trigger.untilTaken(1);

	bench.server.disconnectAll();
	bench.publish('a01-2', 'a01-3');
	await trigger.untilTaken(3);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2', 'a01-3']);
});

it('drops an event that Salesforce delivers a second time', async () => {
	const trigger = start(bench.source());
	const [event] = bench.publish('a01-1');
	await trigger.untilTaken(1);

	bench.server.redeliver(event.eventUuid);
	bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
});

it('resumes after a restart behind the last finished event, also when Salesforce repeats it', async () => {
	const first = start(bench.source());
	bench.publish('a01-1', 'a01-2');
	await first.untilTaken(2);
	await eventually(() => first.data.position === first.taken[1].replayId);
	await first.stop();
	bench.publish('a01-3');
	bench.server.setSwitches({ duplicateOnReconnect: true });

	const second = start(bench.source(), { data: structuredClone(first.data) });
	await second.untilTaken(1);

	expect(second.recordIds()).toEqual(['a01-3']);
});

it('reads everything Salesforce keeps when the position is unusable, leaving out what n8n has', async () => {
	const first = start(bench.source());
	bench.publish('a01-1');
	await first.untilTaken(1);
	await eventually(() => first.data.position !== undefined);
	await first.stop();
	bench.publish('a01-2');
	const data = {
		...structuredClone(first.data),
		position: Buffer.from('no such position').toString('base64'),
	};

	const second = start(bench.source(), { data });
	await second.untilTaken(1);

	expect(second.recordIds()).toEqual(['a01-2']);
	expect(bench.warnings.join()).toContain('replayid.corrupted');
});

it('fetches a new token when Salesforce no longer accepts the old one in the middle of the stream', async () => {
	const trigger = start(bench.source());
	bench.publish('a01-1');
	await trigger.untilTaken(1);

	bench.tokens.valid = bench.tokens.issued = 'token-2';
	bench.server.recheckTokens();
	bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(bench.tokens.handedOut).toBe(2);
});

it('stops and blames the credential when a new token is refused as well', async () => {
	bench.tokens.valid = 'a token nobody has';

	const ending = await start(bench.source()).ended;

	expect(ending?.error).toMatchObject({
		message: expect.stringContaining('service.auth.error'),
		fix: expect.stringContaining('credential'),
	});
	expect(bench.tokens.handedOut).toBe(2);
});

it('opens the stream again when it has gone silent though the connection stands', async () => {
	const trigger = start(bench.source({ silenceMs: 300 }));
	bench.publish('a01-1');
	await trigger.untilTaken(1);

	bench.server.setSwitches({ halfOpen: true });
	bench.server.setSwitches({ halfOpen: false });
	bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(bench.warnings.join()).toContain('nothing arrived for 0.3 seconds');
});

it('keeps the order and reads both kinds of event when the definition changes in the middle of the stream', async () => {
	bench.publish('a01-1');
	const wider = platformEventSchema('BILL_Approval__e', [
		{ name: 'Cost_Center__c', type: 'Text' },
		{ name: 'Record_Id__c', type: 'Text' },
		{ name: 'Decision__c', type: 'Text' },
		{ name: 'Decided_At__c', type: 'DateTime' },
	]);
	bench.bus.define(TOPIC, wider);
	bench.bus.publish(TOPIC, {
		Record_Id__c: 'a01-2',
		Decision__c: 'Recalled',
		Cost_Center__c: 'CC-1',
		Decided_At__c: '2026-11-02T07:59:00.000Z',
	});

	const trigger = start(bench.source());
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(trigger.taken[1]).toMatchObject({
		decision: 'withdrawn',
		amount: null,
		decidedAt: '2026-11-02T07:59:00.000Z',
		payload: { Cost_Center__c: 'CC-1' },
	});
});

it('never asks for more than it can pass on, so that at most the demand is delivered ahead', async () => {
	bench.publish(...Array.from({ length: 250 }, (_, index) => `a01-${index}`));
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));

	const trigger = start(bench.source({ demand: 100 }), { atOnce: 1, take: async () => await held });
	await trigger.untilTaken(1);
	await eventually(() => bench.server.streams()[0]?.delivered === 100);
	const [{ pending }] = bench.server.streams();
	release();
	await trigger.untilTaken(250);

	expect(pending).toBe(0);
	expect(bench.warnings).toEqual([]);
	expect(new Set(trigger.recordIds()).size).toBe(250);
});

it('asks for one more event before Salesforce would close a stream without demand', async () => {
	bench.publish('a01-1', 'a01-2');
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));

	const trigger = start(bench.source({ demand: 1, zeroDemandMs: 50 }), {
		atOnce: 1,
		take: async () => await held,
	});
	await eventually(() => bench.server.streams()[0]?.delivered === 2);
	release();
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(bench.warnings).toEqual([]);
});

it('takes the younger position of a keepalive when nothing is in hand', async () => {
	const trigger = start(bench.source());
	bench.publish('a01-1');
	await trigger.untilTaken(1);

	await eventually(
		() => trigger.data.position !== undefined && trigger.data.position !== trigger.taken[0].replayId,
	);

	expect(
		bench.bus.replayIdDefect(TOPIC, Buffer.from(String(trigger.data.position), 'base64')),
	).toBeUndefined();
});

it('waits longer with every failure and tells a person once, until Salesforce answers again', async () => {
	bench.server.failNext('service.unavailable', { rpc: 'Subscribe', times: 12 });

	const trigger = start(bench.source());
	bench.publish('a01-1');
	await trigger.untilTaken(1);

	expect(bench.pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
	expect(Math.max(...bench.pauses)).toBe(300_000);
	expect(bench.alerts).toEqual([expect.stringContaining('service.unavailable')]);
});

it('waits longer and tells a person when events arrive and their definition cannot be fetched', async () => {
	bench.server.failNext('schema.api.unavailable', { rpc: 'GetSchema', times: 10 });
	bench.publish('a01-1');

	const trigger = start(bench.source());
	await trigger.untilTaken(1);

	expect(bench.pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
	expect(bench.alerts).toEqual([expect.stringContaining('schema.api.unavailable')]);
});

it('blames the credential instead of fetching tokens forever when only the definition is refused', async () => {
	bench.server.failNext('service.auth.error', { rpc: 'GetSchema', times: 3 });
	bench.publish('a01-1');

	const trigger = start(bench.source());
	const ending = await trigger.ended;

	expect(ending?.error).toMatchObject({ message: expect.stringContaining('service.auth.error') });
	expect(bench.tokens.handedOut).toBe(2);
});

it('says that the org has used up its deliveries, waits and loses nothing', async () => {
	bench.server.setSwitches({ subscriptionLimitExceeded: true });
	const trigger = start(bench.source());
	await bench.watch.until(() => bench.alerts.length > 0);

	bench.server.setSwitches({ subscriptionLimitExceeded: false });
	bench.publish('a01-1');
	await trigger.untilTaken(1);

	expect(bench.alerts).toEqual([expect.stringContaining('event deliveries for 24 hours')]);
	expect(bench.pauses[0]).toBe(900_000);
});

it('names the topic and the field to change when there is no such topic', async () => {
	const check = bench.source({ topic: '/event/No_Such__e' }).check();

	await expect(check).rejects.toMatchObject({
		message: expect.stringMatching(/\/event\/No_Such__e.*topic\.not\.found.*rpc id/),
		fix: expect.stringContaining('Check Topic'),
	});
});

it('refuses a mapped field the event does not have before the workflow is active', async () => {
	const fieldNames = { ...SHIPPED_FIELD_NAMES, recordId: 'Invoice__c' };

	const translator = new PlatformEventTranslator(fieldNames);
	const check = bench.source({ translator }).check();

	await expect(check).rejects.toMatchObject({
		message: expect.stringContaining('Invoice__c'),
		fix: expect.stringContaining('Record_Id__c'),
	});
});

it('reports an event without a record id and goes on with the next one', async () => {
	bench.bus.publish(TOPIC, { Decision__c: 'Approved' });
	bench.publish('a01-2');

	const trigger = start(bench.source());
	await trigger.untilTaken(1);

	expect(trigger.recordIds()).toEqual(['a01-2']);
	expect(bench.alerts).toEqual([expect.stringContaining('Record_Id__c is empty')]);
});

it.each(['large', 'long'] as const)(
	'goes on after a restart with %s replay ids, which it never reads',
	async (form) => {
		await bench.server.stop();
		bench = await aPubSub({ replayIds: form });
		const first = start(bench.source());
		bench.publish('a01-1');
		await first.untilTaken(1);
		await eventually(() => first.data.position === first.taken[0].replayId);
		await first.stop();
		bench.publish('a01-2');

		const second = start(bench.source(), { data: structuredClone(first.data) });
		await second.untilTaken(1);

		expect(second.recordIds()).toEqual(['a01-2']);
	},
);

it('loses nothing when Salesforce ends connections for their age', async () => {
	await bench.server.stop();
	bench = await aPubSub({ connectionAgeMs: 50 });
	const trigger = start(bench.source());

	for (let number = 1; number <= 5; number++) {
		bench.publish(`a01-${number}`);
		await bench.watch.until(() => bench.pauses.length >= number);
	}
	await trigger.untilTaken(5);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2', 'a01-3', 'a01-4', 'a01-5']);
	expect(bench.alerts).toEqual([]);
});

it('reads a change event with the commit numbers of newer orgs, all digits as text', async () => {
	const { topic, schema } = changeEventOf(objectNamed('AP_Invoice__c'));
	bench.bus.define(topic, schema);
	const ChangeEventHeader = {
		entityName: 'AP_Invoice__c',
		recordIds: ['a00000000000001AAA'],
		changeType: 'CREATE',
		changeOrigin: '',
		transactionKey: '0004ff12-9f',
		sequenceNumber: 1,
		commitTimestamp: Date.parse('2026-11-02T08:00:00Z'),
		commitNumber: '1709303151782928388',
		commitUser: '005000000000001AAA',
		nulledFields: [],
		diffFields: [],
		changedFields: [],
	};
	bench.bus.publish(topic, { ChangeEventHeader, Approval_Status__c: 'Approved' });
	const translator = new ChangeTranslator({
		objectName: '',
		transition: { field: 'Approval_Status__c', to: 'Approved', from: '' },
		amountField: '',
		gaps: 'pass',
		records: { read: async () => null, changedSince: async () => [] },
		witness: bench.witness,
	});

	const trigger = start(bench.source({ topic, translator }));
	await trigger.untilTaken(1);

	expect(trigger.taken[0]).toMatchObject({
		approvalId: '0004ff12-9f-1',
		decidedAt: '2026-11-02T08:00:00.000Z',
		payload: {
			ChangeEventHeader: { commitNumber: '1709303151782928388', commitTimestamp: 1793606400000 },
		},
	});
});

/** An event whose bytes do not fit its definition. */
const publishTorn = (recordId: string) => {
	const { encode } = bench.bus;
	const [torn] = bench.publish(recordId);
	bench.bus.encode = (event) =>
		event.eventUuid === torn.eventUuid ? Buffer.from('ff', 'hex') : encode.call(bench.bus, event);
	return { torn, mend: () => (bench.bus.encode = encode) };
};

it('tells of an event it cannot decode with all that came, goes on, and reads it again after a restart', async () => {
	bench.publish('a01-1');
	const { torn, mend } = publishTorn('a01-2');
	bench.publish('a01-3');
	const first = start(bench.source());
	await first.untilTaken(2);
	await eventually(() => first.data.position === first.taken[1].replayId);
	await first.stop();
	const whileTorn = [...bench.alerts];

	const second = start(bench.source(), { data: structuredClone(first.data) });
	bench.publish('a01-4');
	await second.untilTaken(1);
	await eventually(() => second.data.position === second.taken[0].replayId);
	await second.stop();
	mend();
	const third = start(bench.source(), { data: structuredClone(second.data) });
	await third.untilTaken(1);
	await eventually(() => (third.data.unread as unknown[]).length === 0);

	expect([first, second, third].map(({ recordIds }) => recordIds())).toEqual([
		['a01-1', 'a01-3'],
		['a01-4'],
		['a01-2'],
	]);
	expect(whileTorn).toEqual([expect.stringContaining(torn.eventUuid)]);
	expect(bench.evidence).toEqual([
		{
			eventId: torn.eventUuid,
			replayId: torn.replayId.toString('base64'),
			schemaId: torn.schemaId,
			payload: '/w==',
			encoding: 'base64 of Avro',
			curedBy: 'person',
		},
	]);
	expect(bench.alerts).toHaveLength(1);
});

it('keeps the place of an unusable event for 72 hours, and no longer', async () => {
	bench.bus.publish(TOPIC, { Decision__c: 'Approved' });
	bench.publish('a01-1');
	const first = start(bench.source());
	await first.untilTaken(1);
	await eventually(() => first.data.position === first.taken[0].replayId);
	await first.stop();
	const data = structuredClone(first.data);

	start(bench.source(), { data, now: new Date(Date.now() + 72 * 3_600_000 + 60_000) });

	expect(first.data.unread).toEqual([
		{ eventId: expect.any(String), from: 'earliest', at: expect.any(String) },
	]);
	expect(data.unread).toEqual([]);
});

it.each([
	['Salesforce does not know', () => bench.server.failNext('schema.validation.failed', { rpc: 'GetSchema' })],
	['is none', () => (bench.bus.schema = () => undefined)],
])('goes past an event whose definition %s, and tells of it', async (_what, breakDefinition) => {
	breakDefinition();
	const [lost] = bench.publish('a01-1');

	const trigger = start(bench.source());
	await bench.watch.until(() => bench.alerts.length > 0);
	Reflect.deleteProperty(bench.bus, 'schema');
	bench.publish('a01-2');
	await trigger.untilTaken(1);

	expect(trigger.recordIds()).toEqual(['a01-2']);
	expect(bench.alerts).toEqual([expect.stringContaining(`${lost.eventUuid}`)]);
	expect(bench.alerts[0]).toContain(`its definition ${lost.schemaId} cannot be read`);
});

it('shows the newest wanted event in a test and leaves no stream behind', async () => {
	bench.publish('a01-1', 'a01-2');
	bench.bus.publish(TOPIC, { Record_Id__c: 'a01-3', Decision__c: 'Rejected' });

	const { event, isExample } = await bench.source().sample(({ decision }) => decision === 'approved');

	expect([event.recordId, isExample]).toEqual(['a01-2', false]);
	await eventually(() => bench.server.streams().length === 0);
});

it('shows a marked example with the fields of the event when Salesforce keeps none', async () => {
	const { event, isExample } = await bench.source().sample(() => true);

	expect(isExample).toBe(true);
	expect(event.eventId).toContain('example');
	expect(Object.keys(event.payload)).toEqual(
		expect.arrayContaining(['CreatedDate', 'Record_Id__c', 'Amount__c']),
	);
});
