import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import { PubSubClient } from '../../../../nodes/SalesforceApproval/events/pubsub/client';
import { GET_TOPIC } from '../../../../nodes/SalesforceApproval/events/pubsub/wire';
import { aPubSub, TOPIC } from './bench';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];
const given = NAMES.map((name) => [name, process.env[name]] as const);

/** A proxy that notes where it is asked to go and refuses. */
async function aProxy() {
	const asked: Array<string | undefined> = [];
	const server = createServer().on('connect', ({ url }, socket) => {
		asked.push(url);
		socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	return { asked, url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

async function askForTopic(pubSubUrl: string): Promise<unknown> {
	const client = new PubSubClient({
		accessToken: 'token-1',
		instanceUrl: 'http://127.0.0.1:1',
		organizationId: '00D000000000001EAA',
		pubSubUrl,
	});
	return await client
		.ask(GET_TOPIC, { topic_name: TOPIC })
		.catch((error: unknown) => error)
		.finally(() => client.close());
}

// The refusing proxy is what the test is about; grpc-js would write it to the console, also after the test.
setLogVerbosity(logVerbosity.NONE);

let proxy: Awaited<ReturnType<typeof aProxy>>;

beforeEach(async () => {
	proxy = await aProxy();
	for (const name of NAMES) delete process.env[name];
});

afterEach(() => {
	proxy.stop();
	for (const [name, value] of given) {
		if (value === undefined) delete process.env[name];
		else process.env[name] = value;
	}
});

it.each(['HTTPS_PROXY', 'https_proxy'])('reaches Salesforce through the proxy of %s', async (name) => {
	process.env[name] = proxy.url;

	await askForTopic('https://pubsub.invalid:7443');

	expect(proxy.asked).toContain('pubsub.invalid:7443');
	expect(NAMES.filter((other) => process.env[other] !== undefined)).toEqual([name]);
});

it('asks no proxy for a simulator on this machine', async () => {
	process.env.https_proxy = process.env.HTTPS_PROXY = proxy.url;
	const bench = await aPubSub();

	const answer = await askForTopic(bench.server.url);

	expect(answer).toMatchObject({ topic_name: TOPIC });
	expect(proxy.asked).toEqual([]);
	await bench.server.stop();
});
