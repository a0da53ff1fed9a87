import { once } from 'node:events';
import {
	credentials,
	makeGenericClientConstructor,
	Metadata,
	type ClientDuplexStream,
	type ServiceError,
} from '@grpc/grpc-js';
import { EventBus } from '../../../../sandbox/salesforce/events/bus';
import { APPROVAL_TOPIC, approvalEventSchema } from '../../../../sandbox/salesforce/events/approvalEvent';
import {
	loadPubSubService,
	type FetchRequest,
	type FetchResponse,
} from '../../../../sandbox/salesforce/pubsub/proto';
import {
	startPubSubServer,
	type PubSubServer,
	type PubSubServerOptions,
} from '../../../../sandbox/salesforce/pubsub/server';

export const TOPIC = APPROVAL_TOPIC;
export const TENANT_ID = '00D000000000001EAA';
const PREFIX = 'sfdc.platform.eventbus.grpc.';

/** The three headers of a caller the server accepts. */
export function headers(changes: Record<string, string> = {}): Metadata {
	const metadata = new Metadata();
	const all = {
		accesstoken: 'good-token',
		instanceurl: 'http://127.0.0.1:1',
		tenantid: TENANT_ID,
		...changes,
	};
	for (const [name, value] of Object.entries(all)) metadata.set(name, value);
	return metadata;
}

/** How a call ended: the end of its error code (or none), and its metadata. */
export interface Ending {
	code: string | undefined;
	rpcId: string | undefined;
	status: number;
	details: string;
}

function toEnding(error: ServiceError | null): Ending {
	const read = (name: string) => error?.metadata?.get(name)[0]?.toString();
	const { code = 0, details = '' } = error ?? {};
	return { code: read('error-code')?.replace(PREFIX, ''), rpcId: read('rpc-id'), status: code, details };
}

/** One Subscribe call seen from the client. */
export class TestStream {
	readonly responses: FetchResponse[] = [];
	readonly ended: Promise<Ending>;

	constructor(readonly call: ClientDuplexStream<Partial<FetchRequest>, FetchResponse>) {
		call.on('data', (response: FetchResponse) => this.responses.push(response));
		this.ended = new Promise((resolve) => {
			call.on('error', (error: ServiceError) => resolve(toEnding(error)));
			call.on('end', () => resolve(toEnding(null)));
		});
	}

	get events() {
		return this.responses.flatMap(({ events }) => events);
	}

	get uuids(): string[] {
		return this.events.map(({ event }) => event.id);
	}

	fetch(request: Partial<FetchRequest>): this {
		this.call.write(request);
		return this;
	}

	/** Waits until what has arrived satisfies a condition, for half a minute at most. */
	async until(isEnough: (stream: this) => boolean): Promise<this> {
		const signal = AbortSignal.timeout(30_000);
		while (!isEnough(this)) await once(this.call, 'data', { signal });
		return this;
	}
}

/** A bus, a server over it and a client of it; `stop` ends all three. */
export async function setUp(options: Partial<PubSubServerOptions> = {}) {
	const clock = { now: Date.parse('2026-11-02T08:00:00Z') };
	const bus = options.bus ?? new EventBus({ now: () => clock.now });
	bus.define(TOPIC, approvalEventSchema);
	const tokens = new Set(['good-token']);
	const authorize = (token: string, _instanceUrl: string, tenantId: string) =>
		tokens.has(token) && tenantId === TENANT_ID;
	const server: PubSubServer = await startPubSubServer({ bus, authorize, ...options });
	const Client = makeGenericClientConstructor(loadPubSubService(), 'PubSub');
	const client = new Client(server.url.replace('http://', ''), credentials.createInsecure());

	return {
		bus,
		clock,
		server,
		tokens,
		publish: (recordId: string) =>
			bus.publish(TOPIC, { Record_Id__c: recordId, Decision__c: 'Approved', Amount__c: 120.5 }),
		subscribe: (metadata = headers()) => new TestStream(client.Subscribe(metadata)),
		stream: (rpc: string, metadata = headers()) => client[rpc](metadata),
		/** Calls a unary RPC; a refusal comes back as its ending. */
		call: async (
			rpc: string,
			request: object,
			metadata = headers(),
		): Promise<Record<string, unknown> & { ending: Ending }> =>
			await new Promise((resolve) => {
				client[rpc](request, metadata, (error: ServiceError | null, response: object) =>
					resolve({ ...response, ending: toEnding(error) }),
				);
			}),
		stop: async () => {
			client.close();
			await server.stop();
		},
	};
}

export type Bench = Awaited<ReturnType<typeof setUp>>;
