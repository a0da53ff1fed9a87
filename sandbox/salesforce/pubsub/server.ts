import { randomUUID } from 'node:crypto';
import {
	type handleUnaryCall,
	type Metadata,
	Server,
	ServerCredentials,
	type ServerDuplexStream,
	type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { EventBus } from '../events/bus';
import { PlannedRefusals, type PubSubSwitches } from './faults';
import { type Authorize, refusedHeaders } from './headers';
import { describeSchema, describeTopic } from './lookups';
import type * as wire from './proto';
import { loadPubSubService } from './proto';
import { publishEvents, servePublishStream } from './publishing';
import { Refusal, type RefusalCode } from './refusals';
import { type Allocation, type StreamState, Subscription } from './subscription';

export interface PubSubServerOptions {
	bus: EventBus;
	authorize: Authorize;
	/** 0 takes a free one. */
	port?: number;
	/** Longest silence on a stream with demand. Salesforce: at most 270 s, the default. */
	keepaliveMs?: number;
	/** How long a stream may stay without demand. Salesforce: 60 s, the default. */
	zeroDemandMs?: number;
	switches?: Partial<PubSubSwitches>;
	/** PEM. With it the API is served over TLS, as Salesforce serves it; without it plainly. */
	tls?: { key: string; cert: string };
	/** Connections are ended after so long with GOAWAY; not documented for Salesforce. */
	connectionAgeMs?: number;
	/** Without one there is no limit. */
	allocation?: Allocation;
}

const UNLIMITED: Allocation = { isUsedUp: () => false, count: () => {} };

/** The running server and the levers of its faults. */
export interface PubSubServer {
	/** `http://127.0.0.1:<port>`, HTTP/2 without TLS, or `https://localhost:<port>` with it. */
	url: string;
	port: number;
	switches: Readonly<PubSubSwitches>;
	setSwitches(changes: Partial<PubSubSwitches>): void;
	/** Cuts every connection (GOAWAY, RST_STREAM), or ends every open stream with a code. Returns how many streams. */
	disconnectAll(code?: RefusalCode): number;
	/** Lets the next calls fail at once; `rpc` is for example `Subscribe`. */
	failNext(code: RefusalCode, options?: { rpc?: string; times?: number }): void;
	/** Ends the streams whose token `authorize` no longer accepts with `service.auth.error`; else a keepalive finds out. */
	recheckTokens(): void;
	/** Sends a retained event once more on every open stream of its topic. Returns on how many, or undefined if unknown. */
	redeliver(eventUuid: string): number | undefined;
	streams(): StreamState[];
	/** Switches everything off and forgets planned refusals. */
	resetFaults(): void;
	stop(): Promise<void>;
}

const NO_FAULTS: PubSubSwitches = {
	subscriptionLimitExceeded: false,
	duplicateOnReconnect: false,
	halfOpen: false,
};

/**
 * Starts Salesforce's Pub/Sub API over a bus, on 127.0.0.1. Modelled, from the Pub/Sub API guide and its
 * published proto (2026-11): headers, replay presets, flow control, keepalives, schemas, publishing, error codes. Not
 * modelled: ManagedSubscribe, custom channels and filters, per-user permissions.
 */
export async function startPubSubServer(options: PubSubServerOptions): Promise<PubSubServer> {
	const { bus, authorize, keepaliveMs = 270_000, zeroDemandMs = 60_000, allocation = UNLIMITED } = options;
	const switches: PubSubSwitches = { ...NO_FAULTS, ...options.switches };
	const planned = new PlannedRefusals();
	const streams = new Set<Subscription>();

	const refuse = (rpc: string, metadata: Metadata) =>
		planned.take(rpc) ?? refusedHeaders(metadata, authorize);

	/** Headers and planned refusals first, then the answer; what it throws ends the call. */
	function unary<Request, Response>(
		rpc: string,
		answer: (request: Request, rpcId: string, call: { metadata: Metadata }) => Response,
	): handleUnaryCall<Request, Response> {
		return (call, callback) => {
			const rpcId = randomUUID();
			const refusal = refuse(rpc, call.metadata);
			if (refusal) return callback(new Refusal(refusal, rpcId));
			try {
				return callback(null, answer(call.request, rpcId, call));
			} catch (error) {
				return callback(error instanceof Error ? error : new Error(String(error)));
			}
		};
	}

	function subscribe(call: ServerDuplexStream<wire.FetchRequest, wire.FetchResponse>): void {
		const rpcId = randomUUID();
		const refusal = refuse('Subscribe', call.metadata);
		if (refusal) {
			call.emit('error', new Refusal(refusal, rpcId));
			return;
		}
		const isAuthorized = () => refusedHeaders(call.metadata, authorize) === undefined;
		const onClosed = () => streams.delete(stream);
		const stream = new Subscription(call, {
			bus,
			switches,
			rpcId,
			keepaliveMs,
			zeroDemandMs,
			allocation,
			isAuthorized,
			onClosed,
		});
		streams.add(stream);
	}

	function publishStream(call: ServerDuplexStream<wire.PublishRequest, wire.PublishResponse>): void {
		const rpcId = randomUUID();
		const refusal = refuse('PublishStream', call.metadata);
		if (refusal) call.emit('error', new Refusal(refusal, rpcId));
		else servePublishStream(bus, call, rpcId);
	}

	const implementation: UntypedServiceImplementation = {
		Subscribe: subscribe,
		PublishStream: publishStream,
		Publish: unary('Publish', (request: wire.PublishRequest, rpcId) => publishEvents(bus, request, rpcId)),
		GetTopic: unary('GetTopic', (request: wire.TopicRequest, rpcId, { metadata }) =>
			describeTopic(bus, request, rpcId, String(metadata.get('tenantid')[0])),
		),
		GetSchema: unary('GetSchema', (request: wire.SchemaRequest, rpcId) =>
			describeSchema(bus, request, rpcId),
		),
	};

	const { tls, connectionAgeMs } = options;
	const server = new Server(
		connectionAgeMs === undefined
			? {}
			: { 'grpc.max_connection_age_ms': connectionAgeMs, 'grpc.max_connection_age_grace_ms': 0 },
	);
	server.addService(loadPubSubService(), implementation);
	const port = await bind(server, options.port ?? 0, tls);

	function setSwitches(changes: Partial<PubSubSwitches>): void {
		Object.assign(switches, changes);
		if (switches.halfOpen) streams.forEach((stream) => stream.silence());
	}

	function disconnectAll(code?: RefusalCode): number {
		const open = [...streams];
		if (code) open.forEach((stream) => stream.close(code));
		else server.drain(`127.0.0.1:${port}`, 0);
		return open.length;
	}

	function redeliver(eventUuid: string): number | undefined {
		const event = bus.find(eventUuid);
		if (!event) return undefined;
		const listening = [...streams].filter((stream) => stream.state().topic === event.topic);
		listening.forEach((stream) => stream.repeat(event));
		return listening.length;
	}

	return {
		url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
		port,
		switches,
		setSwitches,
		disconnectAll,
		redeliver,
		failNext: (code, where) => planned.add(code, where),
		recheckTokens: () => [...streams].forEach((stream) => stream.recheckToken()),
		streams: () => [...streams].map((stream) => stream.state()),
		resetFaults: () => {
			planned.clear();
			setSwitches(NO_FAULTS);
		},
		stop: async () => {
			[...streams].forEach((stream) => stream.close());
			server.forceShutdown();
		},
	};
}

/** Binds to a port of this machine; resolves with the one taken. */
async function bind(server: Server, port: number, tls: PubSubServerOptions['tls']): Promise<number> {
	const credentials = tls
		? ServerCredentials.createSsl(null, [
				{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) },
			])
		: ServerCredentials.createInsecure();
	return await new Promise((resolve, reject) => {
		server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) =>
			error ? reject(error) : resolve(bound),
		);
	});
}
