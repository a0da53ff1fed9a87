/** What the Pub/Sub source does when tokens, connections, topics or the org fail it. */
import { PlatformEventTranslator } from '../../../../nodes/SalesforceApproval/events/translators/platformEventTranslator';
import { SHIPPED_FIELD_NAMES } from '../../../../nodes/SalesforceApproval/events/translators/fieldNames';
import { aPubSub, usePumps, type PubSubBench } from './bench';

let bench: PubSubBench;
const start = usePumps(() => bench);

beforeEach(async () => {
	bench = await aPubSub();
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
