import { EventBus } from '../../../../sandbox/salesforce/events/bus';
import { platformEventSchema } from '../../../../sandbox/salesforce/events/schema';
import { setUp, TOPIC, type Bench } from './client';

let bench: Bench;
afterEach(async () => await bench.stop());

const latest = { topic_name: TOPIC, num_requested: 10 };
const earliest = { ...latest, replay_preset: 'EARLIEST' as const };
const after = (replayId: Buffer) => ({ ...latest, replay_preset: 'CUSTOM' as const, replay_id: replayId });

describe('where a subscription starts', () => {
	it('gets only later events with LATEST', async () => {
		bench = await setUp({ keepaliveMs: 5 });
		bench.publish('before');
		const stream = bench.subscribe().fetch(latest);
		await stream.until(({ responses }) => responses.length > 0); // the keepalive shows that the stream stands

		const event = bench.publish('after');
		await stream.until(({ events }) => events.length > 0);

		expect(stream.uuids).toEqual([event.eventUuid]);
		expect(stream.events[0].replay_id).toEqual(event.replayId);
	});

	it('gets everything retained with EARLIEST, and the bytes decode with the schema they name', async () => {
		bench = await setUp();
		const published = ['a', 'b'].map(bench.publish);

		const stream = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ events }) => events.length === 2);

		expect(stream.uuids).toEqual(published.map(({ eventUuid }) => eventUuid));
		const { schema_id, payload } = stream.events[0].event;
		expect(bench.bus.decode(schema_id, payload)).toEqual(published[0].fields);
	});

	it('goes on after the replay id with CUSTOM', async () => {
		bench = await setUp();
		const [first, second] = ['a', 'b'].map(bench.publish);

		const stream = await bench
			.subscribe()
			.fetch(after(first.replayId))
			.until(({ events }) => events.length > 0);

		expect(stream.uuids).toEqual([second.eventUuid]);
	});

	it.each([
		['is corrupted', Buffer.from('00000000000000ff', 'hex'), 'subscription.fetch.replayid.corrupted'],
		['is missing', Buffer.alloc(0), 'subscription.fetch.replayid.validation.failed'],
	])('ends a CUSTOM subscription whose replay id %s', async (_name, replayId, code) => {
		bench = await setUp();

		const ending = await bench.subscribe().fetch(after(replayId)).ended;

		expect(ending.code).toBe(code);
		expect(ending.details).toContain(`rpcId: ${ending.rpcId}`);
	});

	it('ends a CUSTOM subscription whose replay id left the 72 hours', async () => {
		bench = await setUp();
		const { replayId } = bench.publish('a');
		bench.clock.now += 73 * 3_600_000;

		const ending = await bench.subscribe().fetch(after(replayId)).ended;

		expect(ending.code).toBe('subscription.fetch.replayid.corrupted');
	});

	it.each([
		['/event/Nope__e', 'topic.not.found'],
		['', 'topic.validation.empty'],
	])('refuses the topic "%s"', async (topic_name, code) => {
		bench = await setUp();

		expect(await bench.subscribe().fetch({ topic_name, num_requested: 1 }).ended).toMatchObject({ code });
	});

	it('goes on after the server came back from its state file', async () => {
		bench = await setUp();
		const [first] = ['a', 'b'].map(bench.publish);
		const snapshot = bench.bus.snapshot();
		await bench.stop();
		const clock = bench.clock;

		bench = await setUp({ bus: new EventBus({ snapshot, now: () => clock.now }) });
		const stream = await bench
			.subscribe()
			.fetch(after(first.replayId))
			.until(({ events }) => events.length > 0);

		expect(bench.bus.decode(stream.events[0].event.schema_id, stream.events[0].event.payload)).toMatchObject({
			Record_Id__c: 'b',
		});
	});
});

describe('demand', () => {
	it('delivers no more than was requested and the rest when more is requested', async () => {
		bench = await setUp();
		const published = ['a', 'b', 'c'].map(bench.publish);
		const stream = bench.subscribe().fetch({ ...earliest, num_requested: 2 });
		await stream.until(({ responses }) => responses.at(-1)?.pending_num_requested === 0);
		expect(stream.uuids).toHaveLength(2);

		stream.fetch({ num_requested: 5 });
		await stream.until(({ events }) => events.length > 2);

		expect(stream.uuids).toEqual(published.map(({ eventUuid }) => eventUuid));
		expect(stream.responses.at(-1)?.pending_num_requested).toBe(4);
	});

	it.each([
		['asks for nothing', [{ ...latest, num_requested: 0 }], 'subscription.fetch.requested.events.invalid'],
		['asks for 101', [{ ...latest, num_requested: 101 }], 'subscription.fetch.requested.events.invalid'],
		[
			'has 101 outstanding',
			[{ ...latest, num_requested: 100 }, { num_requested: 1 }],
			'subscription.fetch.overflow',
		],
		[
			'changes the topic',
			[latest, { topic_name: '/event/Other__e', num_requested: 1 }],
			'subscription.fetch.topic.mismatch',
		],
		['sends auth_refresh', [{ ...latest, auth_refresh: 'x' }], 'service.auth.refresh.invalid'],
	])('ends a stream that %s', async (_name, requests, code) => {
		bench = await setUp();
		const stream = bench.subscribe();

		requests.forEach((request) => stream.fetch(request));

		expect(await stream.ended).toMatchObject({ code });
	});

	it('closes a stream that stays without demand', async () => {
		bench = await setUp({ zeroDemandMs: 5 });
		bench.publish('a');

		const stream = bench.subscribe().fetch({ ...earliest, num_requested: 1 });

		expect(await stream.ended).toMatchObject({ code: undefined, status: 0 });
		expect(stream.uuids).toHaveLength(1);
		expect(bench.server.streams()).toEqual([]);
	});
});

describe('a quiet stream', () => {
	it('gets empty responses whose position moves and can be resumed from', async () => {
		bench = await setUp({ keepaliveMs: 5 });
		const stream = bench.subscribe().fetch(latest);
		await stream.until(({ responses }) => responses.length >= 2);
		const [one, two] = stream.responses;
		expect([one.events, two.events]).toEqual([[], []]);
		expect(two.latest_replay_id.equals(one.latest_replay_id)).toBe(false);
		expect(two.pending_num_requested).toBe(10);
		stream.call.cancel();

		const event = bench.publish('while away');
		const next = await bench
			.subscribe()
			.fetch(after(two.latest_replay_id))
			.until(({ events }) => events.length > 0);

		expect(next.uuids).toEqual([event.eventUuid]);
	});

	it('keeps a position young that would have expired without the keepalives', async () => {
		bench = await setUp({ keepaliveMs: 5 });
		const { replayId } = bench.publish('a');
		const stream = bench.subscribe().fetch(after(replayId));
		await stream.until(({ responses }) => responses.length > 0);
		bench.clock.now += 73 * 3_600_000;
		const seen = stream.responses.length;
		await stream.until(({ responses }) => responses.length > seen + 1);
		const position = stream.responses.at(-1)?.latest_replay_id ?? Buffer.alloc(0);
		const event = bench.publish('b');

		const next = await bench
			.subscribe()
			.fetch(after(position))
			.until(({ events }) => events.length > 0);

		expect(next.uuids).toEqual([event.eventUuid]);
	});
});

it('names the new schema on events published after the definition changed mid-stream', async () => {
	bench = await setUp();
	bench.publish('a');
	const stream = await bench
		.subscribe()
		.fetch(earliest)
		.until(({ events }) => events.length === 1);

	const schemaId = bench.bus.define(
		TOPIC,
		platformEventSchema('BILL_Approval__e', [{ name: 'Record_Id__c', type: 'Text' }]),
	);
	bench.bus.publish(TOPIC, { Record_Id__c: 'b' });
	await stream.until(({ events }) => events.length === 2);

	const [before, later] = stream.events.map(({ event }) => event.schema_id);
	expect(later).toBe(schemaId);
	expect(later).not.toBe(before);
});
