import { type ChannelOptions, Client, type ClientDuplexStream, credentials, Metadata } from '@grpc/grpc-js';
import type { SalesforceAccess } from '../../transport/token';
import { parseAddress } from './address';
import { type FetchRequest, type FetchResponse, type Method, SUBSCRIBE } from './wire';

/** Long enough for a slow lookup, short enough that a dead connection does not hold an activation for minutes. */
const UNARY_DEADLINE_MS = 30_000;

const CHANNEL_OPTIONS: ChannelOptions = {
	// Notices a half-open socket. grpc-js slows down by itself when a server finds the pings too frequent.
	'grpc.keepalive_time_ms': 60_000,
	'grpc.keepalive_timeout_ms': 20_000,
	// A new client must get a new connection: the old one may be the dead one.
	'grpc.use_local_subchannel_pool': 1,
	'grpc.service_config_disable_resolution': 1,
};

/**
 * One connection to the Pub/Sub API with one token. It never reconnects on its own account: whoever opens the next one
 * brings a fresh token. Always {@link close} it.
 */
export class PubSubClient {
	private readonly client: Client;
	private readonly metadata = new Metadata();

	/** @throws {NeedsPersonError} when the address cannot be used */
	constructor({ accessToken, instanceUrl, organizationId, pubSubUrl }: SalesforceAccess) {
		const { target, isSecure } = parseAddress(pubSubUrl);
		// Without TLS the address is on this machine or a private network, where no proxy of the internet leads.
		this.client = isSecure
			? withProxyVariables(() => new Client(target, credentials.createSsl(), CHANNEL_OPTIONS))
			: new Client(target, credentials.createInsecure(), { ...CHANNEL_OPTIONS, 'grpc.enable_http_proxy': 0 });
		this.metadata.set('accesstoken', accessToken);
		this.metadata.set('instanceurl', instanceUrl);
		this.metadata.set('tenantid', organizationId);
	}

	/** Opens a stream; nothing is sent before its first request is written. */
	subscribe(): ClientDuplexStream<FetchRequest, FetchResponse> {
		return this.client.makeBidiStreamRequest(
			SUBSCRIBE.path,
			SUBSCRIBE.serialize,
			SUBSCRIBE.deserialize,
			this.metadata,
		);
	}

	/** One question, one answer. Rejects with grpc-js's ServiceError. */
	async ask<Request, Response>(method: Method<Request, Response>, request: Request): Promise<Response> {
		const { path, serialize, deserialize } = method;
		const deadline = Date.now() + UNARY_DEADLINE_MS;
		return await new Promise<Response>((resolve, reject) => {
			this.client.makeUnaryRequest(
				path,
				serialize,
				deserialize,
				request,
				this.metadata,
				{ deadline },
				(error, response) => {
					if (error) reject(error);
					else if (response) resolve(response);
					else reject(new Error(`${path} gave no answer`));
				},
			);
		});
	}

	close(): void {
		this.client.close();
	}
}

const NAMES = ['https_proxy', 'http_proxy', 'no_proxy'];

/**
 * Lets grpc-js see the proxy n8n uses. n8n takes HTTPS_PROXY in either case; grpc-js 1.14 reads lower case only
 * (http_proxy.js), once, while a client is made. What is missing is lent for that moment and taken back.
 */
export function withProxyVariables<T>(make: () => T): T {
	const { env } = process;
	const lent = NAMES.filter((name) => env[name] === undefined && env[name.toUpperCase()] !== undefined);
	for (const name of lent) env[name] = env[name.toUpperCase()];
	try {
		return make();
	} finally {
		for (const name of lent) delete env[name];
	}
}
