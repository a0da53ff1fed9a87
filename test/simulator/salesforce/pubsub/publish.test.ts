import { once } from 'node:events';
import { APPROVAL_TOPIC, approvalEventSchema } from '../../../../sandbox/salesforce/events/approvalEvent';
import { coderFor } from '../../../../sandbox/salesforce/events/schema';
import { setUp, TENANT_ID, TOPIC, type Bench } from './client';

let bench: Bench;
beforeEach(async () => {
	bench = await setUp();
});
afterEach(async () => await bench.stop());

/** Avro bytes of an event, made as a publisher would make them. */
function anEvent(recordId: string, schemaId = bench.bus.topicSchemaId(APPROVAL_TOPIC)) {
	const absent = Object.fromEntries(approvalEventSchema.fields.map(({ name }) => [name, null]));
	const fields = { ...absent, CreatedDate: 1, CreatedById: '005000000000001AAA', Record_Id__c: recordId };
	return {
		id: `key-${recordId}`,
		schema_id: schemaId,
		payload: coderFor(approvalEventSchema).toBuffer(fields),
	};
}

describe('topic and schema', () => {
	it('lead from the topic to its schema', async () => {
		const topic = await bench.call('GetTopic', { topic_name: TOPIC });
		const schema = await bench.call('GetSchema', { schema_id: topic.schema_id });

		expect(topic).toMatchObject({
			topic_name: TOPIC,
			tenant_guid: TENANT_ID,
			can_subscribe: true,
			can_publish: true,
		});
		expect(JSON.parse(String(schema.schema_json))).toEqual(approvalEventSchema);
		expect(schema.schema_id).toBe(topic.schema_id);
	});

	it.each([
		['GetTopic', { topic_name: '/event/Nope__e' }, 'topic.not.found'],
		['GetTopic', { topic_name: '' }, 'topic.validation.empty'],
		['GetSchema', { schema_id: 'unknown' }, 'schema.validation.failed'],
		['Publish', { topic_name: '/event/Nope__e', events: [] }, 'topic.not.found'],
		['Publish', { topic_name: '', events: [] }, 'publish.topic.validation.empty'],
		['Publish', { topic_name: TOPIC, events: [] }, 'publish.event.count.invalid'],
	])('%s refuses %j', async (rpc, request, code) => {
		expect((await bench.call(rpc, request)).ending.code).toBe(code);
	});
});

describe('publishing', () => {
	it('puts the good events on the bus and answers each with its result', async () => {
		const { results } = await bench.call('Publish', {
			topic_name: TOPIC,
			events: [anEvent('a'), anEvent('b', 'unknown-schema'), anEvent('c')],
		});

		const stored = bench.bus.read(TOPIC, 'earliest');
		expect(stored.map(({ fields }) => fields.Record_Id__c)).toEqual(['a', 'c']);
		expect(results).toMatchObject([
			{ correlation_key: 'key-a', replay_id: stored[0].replayId },
			{ correlation_key: 'key-b', error: { code: 'PUBLISH', msg: 'There is no schema unknown-schema' } },
			{ correlation_key: 'key-c', replay_id: stored[1].replayId },
		]);
	});

	it('answers every request of a publish stream and ends when the topic changes', async () => {
		const call = bench.stream('PublishStream');
		call.write({ topic_name: TOPIC, events: [anEvent('a')] });
		const [first] = await once(call, 'data');
		call.write({ events: [anEvent('b')] });
		const [second] = await once(call, 'data');
		const failed = once(call, 'error');

		call.write({ topic_name: '/event/Other__e', events: [anEvent('c')] });
		const [error] = await failed;

		expect([first, second].flatMap(({ results }) => results)).toHaveLength(2);
		expect(error.metadata.get('error-code')).toEqual(['sfdc.platform.eventbus.grpc.publish.topic.mismatch']);
		expect(bench.bus.read(TOPIC, 'earliest')).toHaveLength(2);
	});
});
