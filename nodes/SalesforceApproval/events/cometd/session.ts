import type { Wait } from '../source/source';
import { BayeuxRefusedError, SilentConnectError, type Stage } from './refusal';
import { exactNumber } from '../../../shared/values/count';

/** An HTTP answer, whatever its status. */
export interface Answer {
	status: number;
	/** Values of `Set-Cookie`. */
	cookies: string[];
	body: string;
}

/** Posts JSON and waits for the answer; rejects without one, or when the signal is aborted. */
export type Post = (
	url: string,
	headers: Record<string, string>,
	body: string,
	signal: AbortSignal,
) => Promise<Answer>;

/** One event as CometD delivers it. The replay id is the text it was written in. */
export interface Delivered {
	eventId: string;
	replayId: string;
	payload: Record<string, unknown>;
}

interface Message {
	channel: string;
	successful?: boolean;
	error?: string;
	clientId?: string;
	advice?: { reconnect?: string; interval?: number; timeout?: number };
	ext?: { sfdc?: { failureReason?: string } };
	data?: { payload?: Record<string, unknown>; event?: { replayId?: string; EventUuid?: string } };
}

/** Salesforce holds a connect for up to 110 s (Streaming API guide, timeouts, 2026-11); a bit more is on its way. */
const LONGEST_HOLD_MS = 110_000;
const MARGIN_MS = 20_000;

/**
 * One Bayeux client of Salesforce's Streaming API with one token: long polling, one message a request, cookies kept, one
 * connect at a time. It never reconnects by itself: whoever opens the next one brings a fresh token and a position.
 */
export class CometdSession {
	private clientId = '';
	private messageId = 0;
	private readonly cookies = new Map<string, string>();
	private holdMs = LONGEST_HOLD_MS;
	private intervalMs = 0;

	constructor(
		private readonly options: {
			url: string;
			accessToken: string;
			/** An answer has to come within this time, whatever Salesforce says about its own. */
			silenceMs: number;
			post: Post;
			wait: Wait;
		},
	) {}

	/** Events may come with any reply, also with this one. @throws {BayeuxRefusedError} */
	async handshake(signal: AbortSignal): Promise<Delivered[]> {
		const offer = { version: '1.0', minimumVersion: '1.0', supportedConnectionTypes: ['long-polling'] };
		const messages = await this.send('handshake', this.toJson('handshake', offer), signal);
		const reply = messages.find(({ channel }) => channel === '/meta/handshake');
		this.clientId = reply?.clientId ?? '';
		this.take(reply);
		return deliveredIn(messages);
	}

	/**
	 * The events that came with the reply; a server delivers with any (CometD, metaConnectDeliverOnly is off by default).
	 * @param replayId JSON of an id, -1 for new events only, -2 for everything kept
	 * @throws {BayeuxRefusedError}
	 */
	async subscribe(channel: string, replayId: string, signal: AbortSignal): Promise<Delivered[]> {
		const message = this.toMessage('subscribe', { subscription: channel });
		return deliveredIn(await this.send('subscribe', subscribeJson(message, channel, replayId), signal));
	}

	/** Waits for events; none when Salesforce had none in its time. @throws {BayeuxRefusedError} */
	async connect(signal: AbortSignal): Promise<Delivered[]> {
		if (this.intervalMs > 0) await this.options.wait(this.intervalMs, signal);
		const json = this.toJson('connect', { connectionType: 'long-polling' });
		const messages = await this.send('connect', json, signal);
		this.take(messages.find(({ channel }) => channel === '/meta/connect'));
		return deliveredIn(messages);
	}

	/** Says good-bye, if it can be said quickly; Salesforce forgets the client anyway. */
	async disconnect(): Promise<void> {
		if (this.clientId === '') return;
		const { url, post } = this.options;
		const body = `[${this.toJson('disconnect', {})}]`;
		await post(url, this.headers(), body, AbortSignal.timeout(2_000)).catch(() => {});
	}

	private take(reply: Message | undefined): void {
		this.holdMs = reply?.advice?.timeout ?? this.holdMs;
		this.intervalMs = reply?.advice?.interval ?? this.intervalMs;
	}

	private async send(stage: Stage, json: string, signal: AbortSignal): Promise<Message[]> {
		const { url, post, silenceMs } = this.options;
		const patienceMs = Math.min(silenceMs, this.holdMs + MARGIN_MS);
		const ending = new AbortController();
		const onAbort = () => ending.abort();
		const timer = setTimeout(() => ending.abort(new SilentConnectError(patienceMs)), patienceMs);
		signal.addEventListener('abort', onAbort, { once: true });
		if (signal.aborted) onAbort();
		const answer = await post(url, this.headers(), `[${json}]`, ending.signal)
			.catch((error: unknown) =>
				Promise.reject(ending.signal.reason instanceof SilentConnectError ? ending.signal.reason : error),
			)
			.finally(() => {
				clearTimeout(timer);
				signal.removeEventListener('abort', onAbort);
			});
		for (const cookie of answer.cookies) this.keep(cookie);
		if (answer.status !== 200) throw new BayeuxRefusedError(stage, answer.status, answer.body.slice(0, 200));
		const messages = parseWithReplayIds(answer.body) as Message[];
		const refused = messages.find(({ channel, successful }) => channel === `/meta/${stage}` && !successful);
		if (refused) throw refusalOf(stage, refused);
		return messages;
	}

	private toMessage(kind: string, content: object): object {
		const clientId = this.clientId === '' ? {} : { clientId: this.clientId };
		return { channel: `/meta/${kind}`, id: String(++this.messageId), ...clientId, ...content };
	}

	private toJson(kind: string, content: object): string {
		return JSON.stringify(this.toMessage(kind, content));
	}

	private headers(): Record<string, string> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		return {
			'content-type': 'application/json',
			authorization: `Bearer ${this.options.accessToken}`,
			...(cookie !== '' && { cookie }),
		};
	}

	private keep(setCookie: string): void {
		const [, name, value] = /^\s*([^=;]+)=([^;]*)/.exec(setCookie) ?? [];
		if (name !== undefined) this.cookies.set(name, value);
	}
}

/** A refused handshake says why only inside its extension. */
function refusalOf(stage: Stage, { error = '', ext }: Message): BayeuxRefusedError {
	const reason = ext?.sfdc?.failureReason ?? error;
	const [, code, text] = /^(\d{3}):+(.*)$/s.exec(reason) ?? [];
	return new BayeuxRefusedError(stage, Number(code ?? 0), text ?? reason);
}

function deliveredIn(messages: Message[]): Delivered[] {
	return messages.flatMap(({ channel, data }) => (data ? [toDelivered(channel, data)] : []));
}

/** Orgs before API 52 send no EventUuid; place and channel then identify the event. */
function toDelivered(channel: string, { payload = {}, event = {} }: NonNullable<Message['data']>): Delivered {
	const replayId = event.replayId ?? '';
	return { eventId: event.EventUuid ?? `${channel}:${replayId}`, replayId, payload };
}

/**
 * Reads JSON without losing a digit: every `replayId` as the text it is written in, quotes included, because ids are
 * opaque; other whole numbers beyond 2^53 as text.
 * @throws {SyntaxError} when the text is no JSON
 */
export function parseWithReplayIds(text: string): unknown {
	return JSON.parse(text, (name: string, value: unknown, context?: { source?: string }) => {
		const source = context?.source ?? JSON.stringify(value);
		if (name === 'replayId' && typeof value !== 'object') return source;
		return typeof value === 'number' && /^-?\d+$/.test(source) ? exactNumber(source) : value;
	});
}

/** A subscribe message as JSON, with the replay id written as it was read. */
export function subscribeJson(message: object, channel: string, replayId: string): string {
	return `${JSON.stringify(message).slice(0, -1)},"ext":{"replay":{${JSON.stringify(channel)}:${replayId}}}}`;
}
