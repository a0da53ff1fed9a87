import Fastify from 'fastify';
import type { N8nClient } from '../n8n/client';
import { answerLocalNamesOnly } from '../simulator/http';
import { alertBody, Alerts } from './alerts';
import { decide } from './decisions';
import type { Decision } from './decisions';
import { readJournals } from './journals';
import { LiveFeed } from './liveFeed';
import type { Viewer } from './liveFeed';
import { overviewOf } from './overview';
import { servePage } from './pages';
import { readSnapshot } from './simulators';
import type { SimulatorUrls } from './simulators';
import { TROUBLES } from './troubles/table';
import { Troubles } from './troubles/troubles';
import { RunReader } from './way/runs';
import { wayOf } from './way/way';
import { WorkReader } from './way/work';

export interface ConsoleOptions extends SimulatorUrls {
	/** PEM private key that signs the approver in (JWT bearer). */
	jwtPrivateKey: string;
	/** 0, the default, takes a free one. */
	port?: number;
}

/** The running console. */
export interface Console {
	url: string;
	/** Lets the page link to n8n, and read there how work stands. */
	showN8n(url: string, client: N8nClient): void;
	stop(): Promise<void>;
}

/** One request decides at most this many invoices, the limit of a Salesforce request. */
const MOST_DECISIONS = 200;

const decisionBody = {
	type: 'object',
	required: ['decision', 'ids'],
	additionalProperties: false,
	properties: {
		decision: { enum: ['Approve', 'Reject'] },
		ids: { type: 'array', minItems: 1, maxItems: MOST_DECISIONS, items: { type: 'string' } },
	},
} as const;

const troubleBody = {
	type: 'object',
	required: ['key', 'isWanted'],
	additionalProperties: false,
	properties: { key: { enum: Object.keys(TROUBLES) }, isWanted: { type: 'boolean' } },
} as const;

/**
 * Starts the console on 127.0.0.1: a page with the invoices of both systems side by side, kept fresh by server-sent events,
 * where a person approves and rejects, and reads what n8n could not do. It reads the simulators' control addresses and decides over the real REST API.
 */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
	let n8n: { url: string; client: N8nClient; runs: RunReader } | undefined;
	const work = new WorkReader(() => n8n?.client);
	const readOverview = async () => {
		const [snapshot, works] = await Promise.all([readSnapshot(options), work.read()]);
		return overviewOf(snapshot, works);
	};
	const feed = new LiveFeed(readOverview);
	const alerts = new Alerts();
	const troubles = new Troubles(options);
	const app = Fastify({ forceCloseConnections: true, ajv: { customOptions: { coerceTypes: false } } });

	answerLocalNamesOnly(app);
	app.addHook('onSend', async (_request, reply) => {
		reply.header('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
	});
	servePage(app);

	app.get('/api/links', async () => ({
		bill: options.billUrl,
		salesforce: options.salesforceUrl,
		n8n: n8n?.url ?? null,
	}));
	app.get('/api/journals', async () => await readJournals(options));
	app.get('/api/overview', readOverview);
	app.get<{ Params: { id: string } }>('/api/ways/:id', async ({ params: { id } }, reply) => {
		const way = await wayOf(options, id, { work: (await work.read()).get(id), runs: n8n?.runs });
		return way ?? (await reply.code(404).send({ message: `Salesforce has no invoice ${id}.` }));
	});

	app.get('/api/live', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		const send = (event: string, data: unknown) =>
			reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
		const viewer: Viewer = {
			update: (update) => send('update', update),
			problem: (message) => send('problem', { message }),
		};
		request.raw.once('close', feed.watch(viewer));
		request.raw.once(
			'close',
			alerts.watch((list) => send('alerts', list)),
		);
	});

	app.post<{ Body: { decision: Decision; ids: string[] } }>(
		'/api/decisions',
		{ schema: { body: decisionBody } },
		async ({ body }) => {
			const results = await decide(options, body.decision, body.ids);
			void feed.refresh();
			return { results };
		},
	);

	// The address the workflow "Alert on failure" sends to in the sandbox, where a company has its chat.
	app.get('/api/alerts', async () => alerts.list());
	app.post<{ Body: { text: string } }>(
		'/api/alerts',
		{ schema: { body: alertBody } },
		async ({ body }, reply) => {
			return await reply.code(201).send(alerts.add(body.text));
		},
	);
	app.delete<{ Params: { id: string } }>('/api/alerts/:id', async ({ params }, reply) => {
		alerts.dismiss(params.id);
		return await reply.code(204).send();
	});

	app.get('/api/troubles', async () => await troubles.list());
	app.post<{ Body: { key: string; isWanted: boolean } }>(
		'/api/troubles',
		{ schema: { body: troubleBody } },
		async ({ body: { key, isWanted } }) => {
			await (isWanted ? troubles.begin(key) : troubles.end(key));
			return await troubles.list();
		},
	);

	const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	return {
		url,
		showN8n: (n8nUrl, client) => {
			n8n = { url: n8nUrl, client, runs: new RunReader(client, n8nUrl) };
		},
		stop: async () => {
			feed.stop();
			troubles.stop();
			await app.close();
		},
	};
}
