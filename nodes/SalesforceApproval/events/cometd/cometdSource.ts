import type { IDataObject } from 'n8n-workflow';
import { API_VERSION } from '../../transport/apiVersion';
import type { SalesforceAccess } from '../../transport/token';
import { reachable } from '../source/accessFailure';
import { Reconnecting, readReconnecting } from '../source/reconnecting';
import type { ApprovalEvent, Arrival, EventSource, Position, Sample, Wait, Reporter } from '../source/source';
import { unanswered } from '../source/sourceFailure';
import { toArrivals, type Translator } from '../source/translator';
import { classify } from './failure';
import { SilentConnectError } from './refusal';
import { CometdSession, type Delivered, type Post } from './session';

/** New events only, and everything Salesforce keeps (Streaming API guide, durable streaming, 2026-11). */
const ONLY_NEW = '-1';
const EVERYTHING = '-2';
/** A quiet subscription may stop delivering (Salesforce help 005321562, 2026-05); so often it is renewed. */
const RENEW_MS = 900_000;
/** Salesforce does not say where its kept events end; after this silence they have. */
const SAMPLE_QUIET_MS = 3_000;

/** What the source reads and how. Waits, the clock and randomness are injectable. */
export interface CometdOptions {
	topic: string;
	translator: Translator;
	silenceMs: number;
	/** A token that worked a moment ago. Asked for at each handshake. */
	access(): Promise<SalesforceAccess>;
	post: Post;
	reporter: Reporter;
	wait: Wait;
	renewMs?: number;
	now?: () => number;
	random?: () => number;
}

/**
 * Platform and change events over CometD, for orgs without the Pub/Sub API. The next request is sent when everything of
 * the last answer has been passed on, so nothing is asked for that n8n does not take; who takes more than 40 s is
 * forgotten by Salesforce, and goes on after the last event with a new handshake.
 */
export class CometdSource implements EventSource {
	constructor(private readonly options: CometdOptions) {}

	/** A subscription to new events proves topic and permission; what comes with it is left to the reader. */
	async check(): Promise<void> {
		await this.ask(async (session) => {
			await this.subscribe(session, ONLY_NEW, AbortSignal.timeout(30_000));
			await this.options.translator.check?.();
		});
	}

	async *read(from: Position | 'earliest', signal: AbortSignal): AsyncGenerator<Arrival> {
		yield* readReconnecting(from, signal, {
			reconnecting: new Reconnecting(this.options),
			classify,
			readOnce: (...given) => this.readOneSession(...given),
		});
	}

	async sample(isWanted: (event: ApprovalEvent) => boolean): Promise<Sample> {
		const { translator } = this.options;
		return await this.ask(async (session) => {
			const signal = AbortSignal.timeout(60_000);
			const early = await this.subscribe(session, EVERYTHING, signal);
			let newest: ApprovalEvent | undefined;
			let delivered = [...early, ...(await session.connect(signal))];
			while (delivered.length > 0) {
				for (const event of delivered) {
					const [arrival] = (await this.toArrivals(event)).filter(({ kind }) => kind === 'event').reverse();
					if (arrival?.kind === 'event' && isWanted(arrival.event)) newest = arrival.event;
				}
				delivered = await untilQuiet(session);
			}
			return newest
				? { event: newest, isExample: false }
				: { event: translator.example({}), isExample: true };
		});
	}

	/** For what is asked once: a refused token is renewed once. */
	private async ask<T>(
		question: (session: CometdSession) => Promise<T>,
		hasRenewedToken = false,
	): Promise<T> {
		const session = await this.open();
		const outcome = await question(session).then(
			(value) => ({ value }),
			(error: unknown) => ({ failure: classify(error) }),
		);
		await session.disconnect();
		if ('value' in outcome) return outcome.value;
		const { failure } = outcome;
		if (failure.reaction === 'newToken' && !hasRenewedToken) return await this.ask(question, true);
		throw unanswered(this.options.topic, failure);
	}

	private async open(): Promise<CometdSession> {
		const { access, silenceMs, post, wait } = this.options;
		const { accessToken, instanceUrl } = await reachable(access());
		const url = `${instanceUrl}/cometd/${API_VERSION}`;
		return new CometdSession({ url, accessToken, silenceMs, post, wait });
	}

	/** What came with the replies. */
	private async subscribe(
		session: CometdSession,
		replayId: string,
		signal: AbortSignal,
	): Promise<Delivered[]> {
		const early = await session.handshake(signal);
		return [...early, ...(await session.subscribe(this.options.topic, replayId, signal))];
	}

	private async *readOneSession(
		from: Position | 'earliest',
		signal: AbortSignal,
		onAnswer: () => void,
	): AsyncGenerator<Arrival> {
		const { topic, renewMs = RENEW_MS, now = Date.now } = this.options;
		const session = await this.open();
		let position = from === 'earliest' ? EVERYTHING : from;
		try {
			let delivered = await this.subscribe(session, position, signal);
			let livelyAtMs = now();
			while (!signal.aborted) {
				for (const event of delivered) {
					yield* await this.toArrivals(event);
					position = event.replayId;
				}
				if (delivered.length > 0) livelyAtMs = now();
				if (now() - livelyAtMs >= renewMs) {
					delivered = await session.subscribe(topic, position, signal);
					livelyAtMs = now();
				} else {
					delivered = await session.connect(signal);
					onAnswer();
				}
			}
		} finally {
			await session.disconnect();
		}
	}

	private async toArrivals({ eventId, replayId, payload }: Delivered): Promise<Arrival[]> {
		const raw = { eventId, replayId, payload: payload as IDataObject };
		const place = { streamEventId: eventId, position: replayId, raw: { payload: raw.payload } };
		return await toArrivals(place, reachable(this.options.translator.translate(raw)));
	}
}

/** Nothing, when the rest of the kept events has been delivered. */
async function untilQuiet(session: CometdSession): Promise<Delivered[]> {
	const quiet = AbortSignal.timeout(SAMPLE_QUIET_MS);
	return await session
		.connect(quiet)
		.catch((error: unknown) =>
			quiet.aborted || error instanceof SilentConnectError ? [] : Promise.reject(error),
		);
}
