import { serveCometd } from '../cometd/route';
import { CometdServer } from '../cometd/server';
import { controlRoutes } from '../control/routes';
import { registerSharedControl } from '../control/shared';
import { buildApp } from '../http/app';
import { RouteTable } from '../http/routeTable';
import { Traffic } from '../http/traffic';
import { createSimulation } from '../org/createSimulation';
import { StateFile } from '../org/stateFile';
import { startPubSubServer } from '../pubsub/server';
import { compositeRoute } from '../rest/composite';
import type { Switches } from '../state/switches';
import { API_ROUTES } from './routes';

/** How a simulator is started. Nothing has to be given. */
export interface SalesforceSimulatorOptions {
	/** REST and OAuth; 0 takes a free port. */
	port?: number;
	/** Pub/Sub; 0 takes a free port. */
	pubSubPort?: number;
	/** Keeps records, events and sessions here across restarts. */
	stateFile?: string;
	switches?: Partial<Switches>;
	/** 18 characters; one of its own makes another org of it. */
	organizationId?: string;
	/** PEM of a certificate for localhost: the Pub/Sub API is served over TLS, as Salesforce serves it. */
	pubSubTls?: { key: string; cert: string };
	/** Longest silence on a Pub/Sub stream. */
	keepaliveMs?: number;
	/** How long a connect of the Streaming API is held; Salesforce's 110 s by default. */
	cometdHoldMs?: number;
	/** PEM public key for the JWT bearer flow; without it a pair is generated. */
	jwtPublicKey?: string;
	/** Callback addresses of the external client app; without them n8n's own on a loopback address. */
	callbackUrls?: string[];
	/** Told about the start. */
	logger?: (line: string) => void;
}

/** A running simulator. */
export interface SalesforceSimulator {
	/** My Domain address: REST below /services/data, OAuth below /services/oauth2, control below /sandbox. */
	url: string;
	/** Address of the Pub/Sub API, `http://127.0.0.1:port`, or `https://localhost:port` with a certificate. */
	pubSubUrl: string;
	/** PEM private key of the JWT bearer flow; empty when the caller brought its own public key. */
	jwtPrivateKey: string;
	/** Ends both servers and writes the state. */
	stop(): Promise<void>;
}

/**
 * Starts the REST API, OAuth and the Pub/Sub API of one simulated org on 127.0.0.1.
 * @throws when a port is taken or the state file cannot be read; what had started is ended
 */
export async function startSalesforceSimulator(
	options: SalesforceSimulatorOptions = {},
): Promise<SalesforceSimulator> {
	const { port = 0, pubSubPort = 0, stateFile, keepaliveMs, logger } = options;
	const file = stateFile ? new StateFile(stateFile) : undefined;
	const { sim, jwtPrivateKey, snapshot } = createSimulation({
		...options,
		saved: file?.load(),
		onChange: () => file?.changed(),
	});
	file?.keep(snapshot);
	const allocation = {
		isUsedUp: () =>
			sim.switches.deliveredEvents + sim.usage.deliveredLastDay() >= sim.switches.dailyDeliveredEvents,
		count: (deliveries: number) => sim.usage.countDelivered(deliveries),
	};
	const pubSub = await startPubSubServer({
		allocation,
		tls: options.pubSubTls,
		bus: sim.bus,
		port: pubSubPort,
		keepaliveMs,
		authorize: (accessToken, _instanceUrl, tenantId) =>
			tenantId === sim.organizationId && sim.sessions.use(accessToken) !== undefined,
	});
	const cometd = new CometdServer({
		allocation,
		bus: sim.bus,
		holdMs: options.cometdHoldMs,
		now: () => sim.clock.now(),
		isAuthorized: (accessToken) => sim.sessions.use(accessToken) !== undefined,
	});
	const traffic = new Traffic();
	const parts = { traffic, pubSub, cometd };
	const routes: RouteTable = new RouteTable([
		...API_ROUTES,
		compositeRoute(() => routes),
		...controlRoutes(parts),
	]);
	const app = buildApp({ sim, routes, traffic });
	registerSharedControl(app, sim, parts);
	serveCometd(app, cometd);
	const stop = async () => {
		cometd.forgetClients();
		await pubSub.stop();
		await app.close();
		await file?.flush();
	};
	sim.url = await app.listen({ port, host: '127.0.0.1' }).catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	logger?.(`Salesforce simulator: REST ${sim.url}, Pub/Sub ${pubSub.url}`);
	return {
		url: sim.url,
		pubSubUrl: pubSub.url,
		jwtPrivateKey,
		stop,
	};
}
