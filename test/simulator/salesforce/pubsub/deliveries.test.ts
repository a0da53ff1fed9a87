import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { LOCALHOST_CERTIFICATE } from '../../../../sandbox/salesforce/pubsub/certificate';
import { loadPubSubService } from '../../../../sandbox/salesforce/pubsub/proto';
import { ORGANIZATION_ID } from '../../../../sandbox/salesforce/tenant';
import { type ApiUser, anOrg, type Org } from '../org';
import { headers, TestStream, TOPIC } from './client';

let org: Org;
let user: ApiUser;

async function open(options: Parameters<typeof anOrg>[0] = {}): Promise<void> {
	org = await anOrg({ cometdHoldMs: 50, ...options });
	user = await org.as('integration');
}

afterEach(async () => await org.stop());

const publish = async (recordId: string) =>
	await org.control('POST', 'events', { topic: TOPIC, fields: { Record_Id__c: recordId } });

function subscribe(channelCredentials = credentials.createInsecure()): TestStream & { leave(): void } {
	const Client = makeGenericClientConstructor(loadPubSubService(), 'PubSub');
	const client = new Client(new URL(org.pubSubUrl).host, channelCredentials);
	const metadata = headers({
		accesstoken: user.accessToken,
		tenantid: ORGANIZATION_ID,
		instanceurl: org.url,
	});
	const stream = new TestStream(client.Subscribe(metadata));
	stream.fetch({ topic_name: TOPIC, replay_preset: 'EARLIEST', num_requested: 50 });
	return Object.assign(stream, { leave: () => (stream.call.cancel(), client.close()) });
}

const remaining = async () => {
	const { body } = await user.ask<Record<string, { Remaining: number }>>('GET', '/limits');
	return body.DailyDeliveredPlatformEvents.Remaining;
};

/** One poll of everything kept over the Streaming API: handshake, subscription, connect. */
async function pollWithCometd(): Promise<string> {
	let cookie = '';
	let clientId = '';
	const texts: string[] = [];
	const subscription = { subscription: TOPIC, ext: { replay: { [TOPIC]: -2 } } };
	for (const [channel, more] of Object.entries({
		'/meta/handshake': { version: '1.0' },
		'/meta/subscribe': subscription,
		'/meta/connect': { connectionType: 'long-polling' },
	})) {
		const response = await fetch(`${org.url}/cometd/66.0`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${user.accessToken}`, cookie },
			body: JSON.stringify([{ channel, ...(clientId && { clientId }), ...more }]),
		});
		cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
		const text = await response.text();
		clientId = /"clientId":"(\w+)"/.exec(text)?.[1] ?? clientId;
		texts.push(text);
	}
	return texts.join();
}

it('counts every event for every subscriber, those of the past as well', async () => {
	await open({ switches: { dailyDeliveredEvents: 10, deliveredEvents: 1 } });
	await publish('a');
	await publish('b');

	const first = subscribe();
	await first.until(({ events }) => events.length === 2);
	const second = subscribe();
	await second.until(({ events }) => events.length === 2);
	const polled = await pollWithCometd();

	expect(polled.match(/EventUuid/g)).toHaveLength(2);
	expect(await remaining()).toBe(3);
	first.leave();
	second.leave();
});

it('refuses more when the allocation is used up, over both ways, and delivers again when its window has moved', async () => {
	await open({ switches: { dailyDeliveredEvents: 2 } });
	await publish('a');
	await publish('b');
	const stream = subscribe();
	await stream.until(({ events }) => events.length === 2);
	await publish('c');

	const ending = await stream.ended;
	const refused = await subscribe().ended;
	const overCometd = await pollWithCometd();
	await org.control('POST', 'clock', { advanceMs: 24 * 3_600_000 + 60_000 });
	user = await org.as('integration');
	const later = subscribe();
	await later.until(({ events }) => events.length > 0);

	expect([ending.code, refused.code]).toEqual(['subscription.limit.exceeded', 'subscription.limit.exceeded']);
	expect(overCometd).toContain('403::Organization total events daily limit exceeded');
	expect(later.events.length).toBeGreaterThan(0);
	later.leave();
});

it('speaks TLS with its certificate, as clients made for Salesforce demand', async () => {
	await open({ pubSubTls: LOCALHOST_CERTIFICATE });
	await publish('a');

	const trusting = subscribe(credentials.createSsl(Buffer.from(LOCALHOST_CERTIFICATE.cert)));
	await trusting.until(({ events }) => events.length === 1);
	const careful = await subscribe(credentials.createSsl()).ended;

	expect(org.pubSubUrl).toMatch(/^https:\/\/localhost:\d+$/);
	expect(careful.details).toMatch(/certificate/i);
	trusting.leave();
});
