import { Connection } from 'jsforce';
import { type ApiUser, anOrg, type Org } from '../org';

const TOPIC = '/event/BILL_Approval__e';

type Message = Record<string, unknown> & {
	channel: string;
	successful?: boolean;
	error?: string;
	advice?: { reconnect: string };
	data?: { payload: Record<string, unknown>; event: { replayId: number; EventUuid: string } };
};

let org: Org;
let user: ApiUser;

beforeEach(async () => {
	org = await anOrg({ cometdHoldMs: 200 });
	user = await org.as('integration');
});

afterEach(async () => await org.stop());

/** A plain Bayeux client: keeps its cookie and id, and reads whatever comes. */
class PlainClient {
	private cookie = '';
	clientId = '';
	status = 0;
	readonly data: Array<NonNullable<Message['data']>> = [];

	constructor(private readonly token: string | undefined = user.accessToken) {}

	async send(message: Record<string, unknown>, keepsCookie = true): Promise<Message> {
		const response = await fetch(`${org.url}/cometd/66.0`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(this.token && { authorization: `OAuth ${this.token}` }),
				...(keepsCookie && { cookie: this.cookie }),
			},
			body: JSON.stringify([{ ...message, ...(this.clientId && { clientId: this.clientId }) }]),
		});
		this.status = response.status;
		this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
		const text = await response.text();
		const replies: Message[] = text.startsWith('[') ? JSON.parse(text) : [];
		for (const { data } of replies) if (data) this.data.push(data);
		return replies.at(-1) ?? { channel: '', error: text };
	}

	async handshake(): Promise<Message> {
		const reply = await this.send({
			channel: '/meta/handshake',
			version: '1.0',
			supportedConnectionTypes: ['long-polling'],
		});
		this.clientId = String(reply.clientId ?? '');
		return reply;
	}

	connect = async () => await this.send({ channel: '/meta/connect', connectionType: 'long-polling' });

	subscribe = async (replayId: unknown, channel = TOPIC) =>
		await this.send({
			channel: '/meta/subscribe',
			subscription: channel,
			ext: { replay: { [channel]: replayId } },
		});
}

async function aClient(replayId: unknown = -1): Promise<PlainClient> {
	const client = new PlainClient();
	await client.handshake();
	await client.subscribe(replayId);
	await client.connect();
	return client;
}

const publish = async (recordId: string) =>
	await org.control('POST', 'events', {
		topic: TOPIC,
		fields: { Record_Id__c: recordId, Decision__c: 'Approved' },
	});

const recordIds = ({ data }: PlainClient) => data.map(({ payload }) => payload.Record_Id__c);

it('answers a held connect as soon as an event is published, and at the end of its hold without one', async () => {
	const client = await aClient();
	const quiet = await client.connect();

	const [held] = await Promise.all([client.connect(), publish('a01-1')]);

	expect([quiet.successful, held.successful, recordIds(client)]).toEqual([true, true, ['a01-1']]);
	expect(client.data[0].payload.CreatedDate).toMatch(/^\d{4}-.*Z$/);
});

it('goes on after a replay id, from the beginning with -2 and at the end with -1', async () => {
	await publish('a01-1');
	await publish('a01-2');
	const all = await aClient(-2);
	const [{ event }] = all.data;

	const later = await aClient(event.replayId);
	const onlyNew = await aClient(-1);

	expect([all, later, onlyNew].map(recordIds)).toEqual([['a01-1', 'a01-2'], ['a01-2'], []]);
});

it.each([
	[
		'an invalid replay id',
		async (client: PlainClient) => await client.subscribe(12345),
		/^400::The replayId/,
	],
	['an unknown channel', async (client: PlainClient) => await client.subscribe(-1, '/event/No__e'), /^400::/],
	['a channel without a slash', async (client: PlainClient) => await client.subscribe(-1, 'event'), /^400::/],
	[
		'a lost cookie',
		async (client: PlainClient) => await client.send({ channel: '/meta/connect' }, false),
		/^400::Missing cookie/,
	],
])('refuses %s and stays connected', async (_what, ask, error) => {
	const client = await aClient();

	const refused = await ask(client);

	expect(refused).toMatchObject({ successful: false, error: expect.stringMatching(error) });
	expect((await client.connect()).successful).toBe(true);
});

it('knows a client no longer that stayed away for more than 40 s, and advises a handshake', async () => {
	const client = await aClient();
	await org.control('POST', 'clock', { advanceMs: 41_000 });

	const reply = await client.connect();

	expect(reply).toMatchObject({ error: '403::Unknown client', advice: { reconnect: 'handshake' } });
});

it('refuses an ended session inside HTTP 200, or with 401 when told so', async () => {
	const client = await aClient();
	await org.control('POST', 'expire-sessions');
	const inMessage = await client.connect();
	const inHandshake = await new PlainClient('nobody').handshake();
	const without = await new PlainClient('').handshake();
	await org.control('POST', 'cometd-switches', { authFailureAsHttp401: true });

	await client.connect();

	expect(inMessage).toMatchObject({ error: '401::Authentication invalid', advice: { reconnect: 'none' } });
	expect(inHandshake).toMatchObject({
		error: '403::Handshake denied',
		ext: { sfdc: { failureReason: '401::Authentication invalid' } },
	});
	expect(without).toMatchObject({ ext: { sfdc: { failureReason: '401::Request requires authentication' } } });
	expect(client.status).toBe(401);
});

it('refuses a body of more than 32 KB, a retired version, and everything while it is busy', async () => {
	const client = await aClient();
	await client.send({ channel: '/meta/connect', padding: 'x'.repeat(33_000) });
	const tooLarge = client.status;
	const retired = await fetch(`${org.url}/cometd/36.0`, { method: 'POST' });
	await org.control('POST', 'cometd-switches', { isBusy: true });

	await client.connect();

	expect([tooLarge, retired.status, client.status]).toEqual([413, 400, 503]);
});

it('leaves a quiet subscription without events until it is renewed, when told to show that defect', async () => {
	await org.control('POST', 'cometd-switches', { deafAfterMs: 30_000 });
	const client = await aClient();
	await org.control('POST', 'clock', { advanceMs: 31_000 });
	await publish('a01-1');
	await client.connect();
	const whileDeaf = recordIds(client);

	await client.subscribe(-2);
	await client.connect();

	expect([whileDeaf, recordIds(client)]).toEqual([[], ['a01-1']]);
});

it('writes of a change only what changed, with names', async () => {
	await org.control('POST', 'switches', { capturedObjects: 'Account' });
	const id = await user.create('Account', { Name: 'Acme', BillingCity: 'Oslo' });
	await user.update('Account', id, { BillingCity: 'Bergen', Phone: null });
	const client = new PlainClient();
	await client.handshake();
	await client.subscribe(-2, '/data/AccountChangeEvent');

	await client.connect();

	const { ChangeEventHeader: header, ...content } = client.data[1].payload;
	expect(header).toMatchObject({
		changeType: 'UPDATE',
		recordIds: [id],
		changedFields: expect.arrayContaining(['BillingAddress.City']),
	});
	expect(header).not.toHaveProperty('nulledFields');
	expect(content).toEqual({
		BillingAddress: { City: 'Bergen' },
		LastModifiedDate: expect.stringMatching(/^\d{4}-.*Z$/),
	});
});

it('serves jsforce as it is', async () => {
	const connection = new Connection({ instanceUrl: org.url, accessToken: user.accessToken, version: '66.0' });
	const client = connection.streaming.createClient([]);
	const received = new Promise<Message['data']>((resolve, reject) => {
		client.subscribe(TOPIC, resolve).then(async () => await publish('a01-1'), reject);
	});

	const data = await received;

	expect([data?.payload.Record_Id__c, typeof data?.event.replayId]).toEqual(['a01-1', 'number']);
	// Its type does not tell, faye's client can.
	await Object(client).disconnect();
});
