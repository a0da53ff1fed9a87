/** Events over the Pub/Sub API: their order, their position, and how many at once. */
import { aPubSub, eventually, TOPIC, usePumps, type PubSubBench } from './bench';

let bench: PubSubBench;
const start = usePumps(() => bench);

beforeEach(async () => {
	bench = await aPubSub();
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
