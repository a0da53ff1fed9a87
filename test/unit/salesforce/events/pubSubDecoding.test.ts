/** Events of every form: changed definitions, long positions, change events, and what cannot be decoded. */
import { ChangeTranslator } from '../../../../nodes/SalesforceApproval/events/translators/changeTranslator';
import { platformEventSchema } from '../../../../sandbox/salesforce/events/schema';
import { changeEventOf } from '../../../../sandbox/salesforce/events/changes/definition';
import { findObject } from '../../../../sandbox/salesforce/schema/org';
import { aPubSub, eventually, TOPIC, usePumps, type PubSubBench } from './bench';

let bench: PubSubBench;
const start = usePumps(() => bench);

const objectNamed = (name: string) => {
	const object = findObject(name);
	if (!object) throw new Error(`The org has no ${name}`);
	return object;
};

beforeEach(async () => {
	bench = await aPubSub();
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
		reporter: bench.reporter,
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
