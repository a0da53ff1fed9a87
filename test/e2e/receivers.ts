import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a receiver got it. */
export interface Received {
	at: number;
	path: string;
	body: Record<string, unknown>;
	/** Status it was answered with. */
	status: number;
}

interface Answer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

type Rule = (body: Record<string, unknown>, receivers: Receivers) => Answer;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/**
 * Chats and pagers on this machine, answering as the real ones do: by their public documentation, 2026-11. PagerDuty checks
 * its events, Slack allows one message a second, Teams accepts anything and shows only cards.
 */
const RULES: Record<string, Rule> = {
	'/pagerduty': (body) => {
		const payload = (body.payload ?? {}) as Record<string, unknown>;
		const isKnown = body.routing_key === 'R0UT1NGKEY' && body.event_action === 'trigger';
		const isWhole = isText(payload.summary) && payload.summary.length <= 1024 && isText(payload.source);
		const isSevere = ['critical', 'error', 'warning', 'info'].includes(String(payload.severity));
		if (isKnown && isWhole && isSevere)
			return { status: 202, body: { status: 'success', dedup_key: body.dedup_key } };
		return { status: 400, body: { status: 'invalid event', message: 'Event object is invalid' } };
	},
	'/teams': () => ({ status: 202 }),
	'/slack': (body, { received }) => {
		if (!isText(body.text)) return { status: 400, body: 'no_text' };
		const last = received.filter(({ path, status }) => path === '/slack' && status === 200).at(-1);
		if (last && Date.now() - last.at < 1000)
			return { status: 429, body: 'rate_limited', headers: { 'retry-after': '90' } };
		return { status: 200, body: 'ok' };
	},
	'/chat': (body) => (isText(body.text) ? { status: 200, body: { name: 'spaces/1' } } : { status: 400 }),
	'/other': (body) => (isText(body.text) ? { status: 204 } : { status: 422 }),
};

/** All receivers behind one address. */
export class Receivers {
	readonly received: Received[] = [];
	/** Answers that come instead of the usual ones, by path. */
	readonly down = new Map<string, Answer>();

	private constructor(private readonly server: Server) {}

	static async start(): Promise<Receivers> {
		const server = createServer();
		const receivers = new Receivers(server);
		server.on('request', (request, response) => void receivers.answer(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receivers;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	url(path: string): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
	}

	/** What one receiver has taken, oldest first. */
	taken(path: string): Array<Record<string, unknown>> {
		return this.received.filter((one) => one.path === path && one.status < 300).map(({ body }) => body);
	}

	/** How often one was asked, taken or not. */
	calls(path: string): number {
		return this.received.filter((one) => one.path === path).length;
	}

	forget(): void {
		this.received.length = 0;
		this.down.clear();
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
		const path = request.url ?? '';
		const answer = this.down.get(path) ?? RULES[path]?.(body, this) ?? { status: 404 };
		this.received.push({ at: Date.now(), path, body, status: answer.status });
		response.writeHead(answer.status, answer.headers);
		response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''));
	}
}

/** What Teams would show of a message: the texts of an adaptive card, and nothing of any other body. */
export function shownByTeams(body: Record<string, unknown>): string[] {
	const [attachment] = (body.attachments ?? []) as Array<{ contentType?: string; content?: unknown }>;
	if (body.type !== 'message' || attachment?.contentType !== 'application/vnd.microsoft.card.adaptive')
		return [];
	const card = attachment.content as {
		type: string;
		body: Array<{ type: string; inlines: Array<{ text: string }> }>;
	};
	if (card.type !== 'AdaptiveCard') return [];
	return card.body.flatMap(({ inlines }) => inlines.map(({ text }) => text));
}
