import { connect } from 'node:http2';
import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import { headers, setUp, TENANT_ID, TOPIC, type Bench } from './client';

let bench: Bench;
afterEach(async () => await bench.stop());

const earliest = { topic_name: TOPIC, num_requested: 10, replay_preset: 'EARLIEST' as const };
const after = (replayId: Buffer) => ({ ...earliest, replay_preset: 'CUSTOM' as const, replay_id: replayId });

describe('the three headers', () => {
	it.each([
		['without a token', { accesstoken: '' }, 'service.auth.headers.invalid'],
		['without an instance address', { instanceurl: '' }, 'service.auth.headers.invalid'],
		['with the 15-character org id', { tenantid: TENANT_ID.slice(0, 15) }, 'service.auth.headers.invalid'],
		['with a token nobody issued', { accesstoken: 'other' }, 'service.auth.error'],
	])('refuse a subscription %s', async (_name, changes, code) => {
		bench = await setUp();

		const ending = await bench.subscribe(headers(changes)).ended;

		expect(ending).toMatchObject({ code, status: status.UNAUTHENTICATED });
	});

	it('are checked on unary calls too', async () => {
		bench = await setUp();

		const { ending } = await bench.call('GetTopic', { topic_name: TOPIC }, headers({ accesstoken: 'other' }));

		expect(ending.code).toBe('service.auth.error');
	});
});

it('puts status and code of an immediate refusal into the response headers, without trailers', async () => {
	bench = await setUp();
	const session = connect(bench.server.url);
	const call = session.request({
		':method': 'POST',
		':path': '/eventbus.v1.PubSub/Subscribe',
		'content-type': 'application/grpc',
		te: 'trailers',
	});
	const trailers: unknown[] = [];
	call.on('trailers', (block) => trailers.push(block));

	const [block] = await once(call, 'response');
	call.resume().end();
	await once(call, 'close');
	session.close();

	expect(block['grpc-status']).toBe(String(status.UNAUTHENTICATED));
	expect(block['error-code']).toBe('sfdc.platform.eventbus.grpc.service.auth.headers.invalid');
	expect(trailers).toEqual([]);
});

describe('streams that break', () => {
	it('end with service.auth.error once their token is no longer good', async () => {
		bench = await setUp();
		bench.publish('a');
		const stream = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ events }) => events.length > 0);

		bench.tokens.clear();
		bench.server.recheckTokens();

		expect(await stream.ended).toMatchObject({ code: 'service.auth.error' });
		expect(bench.server.streams()).toEqual([]);
	});

	it('notice a lost token at the next keepalive', async () => {
		bench = await setUp({ keepaliveMs: 5 });
		const stream = bench.subscribe().fetch(earliest);
		await stream.until(({ responses }) => responses.length > 0);

		bench.tokens.clear();

		expect(await stream.ended).toMatchObject({ code: 'service.auth.error' });
	});

	it('are cut with their connection and can be opened again from the last position', async () => {
		bench = await setUp();
		const first = bench.publish('a');
		const stream = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ events }) => events.length > 0);

		const cut = bench.server.disconnectAll();
		const ending = await stream.ended;
		const second = bench.publish('b');
		const next = await bench
			.subscribe()
			.fetch(after(first.replayId))
			.until(({ events }) => events.length > 0);

		expect(cut).toBe(1);
		expect(ending.status).not.toBe(status.OK);
		expect(next.uuids).toEqual([second.eventUuid]);
		expect(bench.server.streams()).toHaveLength(1);
	});

	it('end with the code they are told to end with', async () => {
		bench = await setUp();
		bench.publish('a');
		const stream = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ events }) => events.length > 0);

		bench.server.disconnectAll('service.unavailable');

		expect(await stream.ended).toMatchObject({ code: 'service.unavailable', status: status.UNAVAILABLE });
	});
});

describe('planned refusals', () => {
	it('hit the calls they are meant for, as often as planned', async () => {
		bench = await setUp();
		bench.server.failNext('concurrent.client.limit.exceeded', { rpc: 'Subscribe', times: 2 });

		const topic = await bench.call('GetTopic', { topic_name: TOPIC });
		const endings = [await bench.subscribe().ended, await bench.subscribe().ended];
		bench.publish('a');
		const third = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ events }) => events.length > 0);

		expect(topic.ending.status).toBe(status.OK);
		expect(endings.map(({ code }) => code)).toEqual(Array(2).fill('concurrent.client.limit.exceeded'));
		expect(third.uuids).toHaveLength(1);
	});
});

describe('switches', () => {
	it('use up the delivery allocation of the org', async () => {
		bench = await setUp();
		const stream = bench.subscribe().fetch(earliest);
		bench.server.setSwitches({ subscriptionLimitExceeded: true });
		bench.publish('a');

		expect(await stream.ended).toMatchObject({ code: 'subscription.limit.exceeded' });
		expect(await bench.subscribe().fetch(earliest).ended).toMatchObject({
			code: 'subscription.limit.exceeded',
		});
	});

	it('repeat the last event to a client that comes back', async () => {
		bench = await setUp({ switches: { duplicateOnReconnect: true } });
		const [first, second] = ['a', 'b'].map(bench.publish);

		const stream = await bench
			.subscribe()
			.fetch(after(first.replayId))
			.until(({ events }) => events.length === 2);

		expect(stream.uuids).toEqual([first.eventUuid, second.eventUuid]);
	});

	it('leave a half-open stream without another word, while a new one works once the fault is over', async () => {
		bench = await setUp({ keepaliveMs: 5 });
		const dead = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ responses }) => responses.length > 0);
		bench.server.setSwitches({ halfOpen: true });
		bench.server.setSwitches({ halfOpen: false });
		const heard = dead.responses.length;

		bench.publish('a');
		const alive = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ responses }) => responses.length > 3);

		expect(alive.uuids).toHaveLength(1);
		expect(dead.responses).toHaveLength(heard);
		expect(bench.server.streams().map(({ isSilent }) => isSilent)).toEqual([true, false]);
	});
});

describe('redelivery', () => {
	it('sends the same event again with the same id and takes up demand', async () => {
		bench = await setUp();
		const event = bench.publish('a');
		const stream = await bench
			.subscribe()
			.fetch(earliest)
			.until(({ events }) => events.length === 1);

		const streams = bench.server.redeliver(event.eventUuid);
		await stream.until(({ events }) => events.length === 2);

		expect(streams).toBe(1);
		expect(stream.uuids).toEqual([event.eventUuid, event.eventUuid]);
		expect(stream.responses.at(-1)?.pending_num_requested).toBe(8);
	});

	it('says so when nothing is known of the event', async () => {
		bench = await setUp();

		expect(bench.server.redeliver('no-such-event')).toBeUndefined();
	});
});
