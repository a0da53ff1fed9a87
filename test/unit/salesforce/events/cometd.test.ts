import {
	CometdSession,
	parseWithReplayIds,
	type Post,
	subscribeJson,
} from '../../../../nodes/SalesforceApproval/events/cometd/session';
import { eventually, run, TOPIC } from './bench';
import { aCometd, type CometdBench, post } from './cometdBench';

let bench: CometdBench;
const running: Array<{ stop(): Promise<unknown> }> = [];
const start = (...[source, options]: [Parameters<typeof run>[1], Parameters<typeof run>[2]?]) => {
	const started = run(bench, source, options);
	running.push(started);
	return started;
};
const isHeld = async () => {
	const { body } = await bench.org.control<Array<{ isHeld: boolean }>>('GET', 'cometd');
	return body.some((client) => client.isHeld);
};

beforeEach(async () => {
	bench = await aCometd();
});

afterEach(async () => {
	for (const started of running.splice(0)) await started.stop();
	await bench.org.stop();
});

it.each([
	['with a connect only', false],
	['with the reply to the subscription, too', true],
])(
	'hands events over in the order Salesforce published them, delivered %s',
	async (_how, deliversWithSubscribe) => {
		await bench.switches({ deliversWithSubscribe });
		await bench.publish('a01-1', 'a01-2');

		const trigger = start(bench.source());
		await trigger.untilTaken(2);
		await bench.publish('a01-3');
		await trigger.untilTaken(3);

		expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2', 'a01-3']);
		expect(trigger.taken[0]).toMatchObject({
			eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
			source: 'platformEvent',
			decision: 'approved',
			amount: 120.5,
			replayId: expect.stringMatching(/^\d+$/),
		});
	},
);

it('keeps events that come with the reply to the handshake', async () => {
	const { url } = bench.org;
	const replies: string[] = [];
	// The simulator knows no subscription before the handshake: what it sends later is moved to the front.
	const early: Post = async (address, headers, body, signal) => {
		const answer = await post(address, headers, body, signal);
		replies.push(answer.body);
		if (!body.includes('/meta/handshake')) return answer;
		const event = { replayId: 1, EventUuid: 'uuid-1' };
		const data = { payload: { Record_Id__c: 'a01-1' }, event };
		return { ...answer, body: JSON.stringify([{ channel: TOPIC, data }, ...JSON.parse(answer.body)]) };
	};
	const { accessToken } = await bench.org.as('integration');
	const session = new CometdSession({
		url: `${url}/cometd/67.0`,
		accessToken,
		silenceMs: 60_000,
		post: early,
		wait: async () => {},
	});
	const { signal } = new AbortController();

	const delivered = await session.handshake(signal);
	await session.subscribe(TOPIC, '-2', signal);

	expect(delivered).toMatchObject([{ eventId: 'uuid-1', replayId: '1', payload: { Record_Id__c: 'a01-1' } }]);
	expect(replies[1]).toContain('"successful":true');
});

it('goes on after a restart with what came meanwhile', async () => {
	const first = start(bench.source());
	await bench.publish('a01-1');
	await first.untilTaken(1);
	await eventually(() => first.data.position === first.taken[0].replayId);
	await first.stop();
	await bench.publish('a01-2');

	const second = start(bench.source(), { data: structuredClone(first.data) });
	await second.untilTaken(1);

	expect(second.recordIds()).toEqual(['a01-2']);
});

it('makes itself known again after the last event when Salesforce has forgotten it', async () => {
	const trigger = start(bench.source());
	await bench.publish('a01-1');
	await trigger.untilTaken(1);

	await bench.org.control('POST', 'cometd-forget');
	await bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(bench.tokens.handedOut).toBe(2);
	expect(bench.alerts).toEqual([]);
});

it('asks for nothing while n8n takes nothing, and goes on when Salesforce has forgotten it meanwhile', async () => {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await bench.publish('a01-1', 'a01-2');
	const trigger = start(bench.source(), { atOnce: 1, take: async () => await held });
	await trigger.untilTaken(1);
	const whileBusy = await isHeld();
	await bench.advance(41_000);
	await bench.publish('a01-3');

	release();
	await trigger.untilTaken(3);

	expect(whileBusy).toBe(false);
	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2', 'a01-3']);
	expect(bench.warnings.join()).toContain('Unknown client');
});

it.each([
	['inside HTTP 200', false],
	['as HTTP 401', true],
])('fetches a new token when Salesforce refuses the old one %s', async (_form, authFailureAsHttp401) => {
	await bench.switches({ authFailureAsHttp401 });
	const trigger = start(bench.source());
	await bench.publish('a01-1');
	await trigger.untilTaken(1);

	await bench.org.control('POST', 'expire-sessions');
	await bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(bench.tokens.handedOut).toBe(2);
});

it('stops and blames the credential when a new token is refused as well', async () => {
	const access = async () => ({
		accessToken: 'refused',
		instanceUrl: bench.org.url,
		organizationId: '',
		pubSubUrl: '',
	});

	const ending = await start(bench.source({ access })).ended;

	expect(ending?.error).toMatchObject({
		message: expect.stringContaining('401::Authentication invalid'),
		fix: expect.stringContaining('credential'),
	});
});

it('reads everything Salesforce keeps when the position is unusable, leaving out what n8n has', async () => {
	const first = start(bench.source());
	await bench.publish('a01-1');
	await first.untilTaken(1);
	await eventually(() => first.data.position !== undefined);
	await first.stop();
	await bench.publish('a01-2');

	const second = start(bench.source(), { data: { ...structuredClone(first.data), position: '99999' } });
	await second.untilTaken(1);

	expect(second.recordIds()).toEqual(['a01-2']);
	expect(bench.warnings.join()).toContain('400::The replayId');
});

it('opens a session again that says nothing though the connection stands', async () => {
	const trigger = start(bench.source({ silenceMs: 300 }));
	await bench.publish('a01-1');
	await trigger.untilTaken(1);

	await bench.switches({ halfOpen: true });
	await bench.watch.until(() => bench.warnings.length > 0);
	await bench.switches({ halfOpen: false });
	await bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
	expect(bench.warnings.join()).toContain('nothing arrived for 0.3 seconds');
});

it('renews a quiet subscription, which Salesforce may have stopped serving', async () => {
	await bench.switches({ deafAfterMs: 600_000 });
	const trigger = start(bench.source({ renewMs: 900_000 }));
	await bench.publish('a01-1');
	await trigger.untilTaken(1);

	await bench.advance(601_000);
	await bench.publish('a01-2');
	await bench.advance(300_000);
	await trigger.untilTaken(2);

	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
});

it('waits longer with every failure while the server is gone, and tells a person once', async () => {
	await bench.switches({ isBusy: true });
	const trigger = start(bench.source());
	await bench.watch.until(() => bench.alerts.length > 0);
	const waitedMs = bench.pauses.reduce((sum, ms) => sum + ms, 0);

	await bench.switches({ isBusy: false });
	await bench.publish('a01-1');
	await trigger.untilTaken(1);

	expect(bench.pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
	expect(waitedMs).toBeGreaterThanOrEqual(300_000);
	expect(bench.alerts).toEqual([expect.stringContaining('503')]);
});

it('says that the org has used up its deliveries, waits and loses nothing', async () => {
	const trigger = start(bench.source());
	await bench.publish('a01-1');
	await trigger.untilTaken(1);
	await bench.switches({ eventsLimitExceeded: true });
	await bench.watch.until(() => bench.alerts.length > 0);

	await bench.switches({ eventsLimitExceeded: false });
	await bench.publish('a01-2');
	await trigger.untilTaken(2);

	expect(bench.alerts).toEqual([expect.stringContaining('event deliveries for 24 hours')]);
	expect(bench.pauses).toContain(900_000);
	expect(trigger.recordIds()).toEqual(['a01-1', 'a01-2']);
});

it('names the channel and what to do when it is missing, or the user may not read it', async () => {
	const missing = bench.source({ topic: '/event/No_Such__e' }).check();
	await expect(missing).rejects.toMatchObject({
		message: expect.stringContaining('/event/No_Such__e'),
		fix: expect.stringContaining('Check Topic'),
	});
	await bench.switches({ isForbidden: true });

	await expect(bench.source().check()).rejects.toMatchObject({ fix: expect.stringContaining('Give') });
});

it('reads both kinds of event when the definition changes while events wait', async () => {
	await bench.publish('a01-1');
	await bench.org.control('POST', 'event-definitions', {
		name: 'BILL_Approval__e',
		fields: ['Cost_Center__c', 'Record_Id__c', 'Decision__c', 'Object_Name__c'].map((name) => ({
			name,
			type: 'Text',
		})),
	});
	await bench.org.control('POST', 'events', {
		topic: TOPIC,
		fields: { Record_Id__c: 'a01-2', Decision__c: 'Recalled', Cost_Center__c: 'CC-1' },
	});

	const trigger = start(bench.source());
	await trigger.untilTaken(2);

	expect(trigger.taken[1]).toMatchObject({ decision: 'withdrawn', payload: { Cost_Center__c: 'CC-1' } });
});

it('shows the newest wanted event in a test, or an example', async () => {
	const example = await bench.source().sample(() => true);
	await bench.publish('a01-1', 'a01-2');

	const newest = await bench.source().sample(({ recordId }) => recordId === 'a01-1');

	expect([example.isExample, newest.isExample, newest.event.recordId]).toEqual([true, false, 'a01-1']);
});

it('keeps every digit of a replay id and of any whole number, and writes it back as it came', () => {
	const text =
		'{"event":{"replayId":9007199254740993123},"other":{"replayId":"x-1"},"n":[1709303151782928388,-9007199254740993,42,0.1,12e3]}';

	const { event, other, n } = parseWithReplayIds(text) as Record<string, { replayId: string }>;

	expect([event.replayId, other.replayId]).toEqual(['9007199254740993123', '"x-1"']);
	expect(n).toEqual(['1709303151782928388', '-9007199254740993', 42, 0.1, 12000]);
	expect(subscribeJson({ id: '1' }, '/event/X__e', event.replayId)).toBe(
		'{"id":"1","ext":{"replay":{"/event/X__e":9007199254740993123}}}',
	);
});
