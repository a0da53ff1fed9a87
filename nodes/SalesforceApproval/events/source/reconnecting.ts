import { BackOff } from '../../../shared/transport/backOff';
import type { Arrival, Position, Wait, Reporter } from './source';
import { type Reaction, type SourceFailure, needsPerson } from './sourceFailure';

/** An outage of less than that is over before a person could do anything. */
const ALERT_AFTER_MS = 300_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;
const SLOW_WAIT_MS = 60_000;
/** The window moves all the time, so part of the quota is back long before 24 hours have passed. */
const QUOTA_WAIT_MS = 900_000;

/** Decides between two streams: how long to wait, whether to tell a person, whether to go on at all. */
export class Reconnecting {
	private readonly backOff: BackOff;
	private hasRenewedToken = false;
	private hasAlerted = false;
	/** Since the stream last worked. */
	private waitedMs = 0;

	constructor(
		private readonly options: { topic: string; reporter: Reporter; wait: Wait; random?: () => number },
	) {
		const { random } = options;
		this.backOff = new BackOff({ firstMs: FIRST_WAIT_MS, capMs: LONGEST_WAIT_MS, random });
	}

	/** The stream works: an opened stream alone proves nothing, an answer does. */
	startOver(): void {
		this.backOff.reset();
		this.hasRenewedToken = false;
		this.hasAlerted = false;
		this.waitedMs = 0;
	}

	/**
	 * Waits as long as the failure asks for; a new stream may be opened then.
	 * @throws {NeedsPersonError} when waiting is of no use
	 */
	async after(failure: SourceFailure, signal: AbortSignal): Promise<void> {
		const { topic, reporter, wait } = this.options;
		const { reaction, message, fix } = failure;
		const isRefusedAgain = reaction === 'newToken' && this.hasRenewedToken;
		if (reaction === 'stop' || isRefusedAgain) throw needsPerson(topic, failure);
		const pauseMs = this.pauseMs(reaction);
		reporter.warn(`${topic}: ${message}. ${nextStep(reaction)} in ${Math.round(pauseMs / 100) / 10} s.`);
		this.hasRenewedToken ||= reaction === 'newToken';
		if (!this.hasAlerted && this.isForAPerson(reaction)) {
			this.hasAlerted = true;
			reporter.alert(`Salesforce is not delivering ${topic} at the moment: ${message}`, fix);
		}
		this.waitedMs += pauseMs;
		if (pauseMs > 0) await wait(pauseMs, signal);
	}

	/** A new token and another position are tried at once, everything else after a growing wait. */
	private pauseMs(reaction: Reaction): number {
		const growingMs = this.backOff.nextMs();
		if (reaction === 'newToken') return 0;
		const isAtOnce = reaction === 'fromEarliest' || reaction === 'again';
		if (isAtOnce && this.backOff.count === 1) return 0;
		if (reaction === 'waitForQuota') return QUOTA_WAIT_MS;
		return reaction === 'retrySlowly' ? Math.max(growingMs, SLOW_WAIT_MS) : growingMs;
	}

	private isForAPerson(reaction: Reaction): boolean {
		const isAtOnce = reaction === 'waitForQuota' || reaction === 'retrySlowly';
		return isAtOnce || this.waitedMs >= ALERT_AFTER_MS;
	}
}

function nextStep(reaction: Reaction): string {
	if (reaction === 'newToken') return 'Opening the stream again with a new token';
	if (reaction === 'fromEarliest')
		return 'Reading again everything that Salesforce keeps, except what n8n already has,';
	return 'Opening the stream again';
}

/** One connection of a streaming source: reads on from a position until it breaks. */
export interface Connections {
	reconnecting: Reconnecting;
	classify(error: unknown): SourceFailure;
	/** `onAnswer` is called whenever the connection has proved that it works. */
	readOnce(from: Position | 'earliest', signal: AbortSignal, onAnswer: () => void): AsyncIterable<Arrival>;
}

/**
 * Reads forever: every failure ends a connection for good, and the next one goes on after the last arrival, after
 * whatever the failure asks for.
 * @throws {NeedsPersonError} when a person has to change something
 */
export async function* readReconnecting(
	from: Position | 'earliest',
	signal: AbortSignal,
	{ reconnecting, classify, readOnce }: Connections,
): AsyncGenerator<Arrival> {
	let position = from;
	while (!signal.aborted) {
		let failure: SourceFailure;
		try {
			for await (const arrival of readOnce(position, signal, () => reconnecting.startOver())) {
				position = arrival.position ?? position;
				yield arrival;
			}
			failure = classify(new Error('Salesforce closed the stream'));
		} catch (error) {
			failure = classify(error);
		}
		if (signal.aborted) return;
		if (failure.reaction === 'fromEarliest') position = 'earliest';
		await reconnecting.after(failure, signal);
	}
}
