import type { Healing } from './reconnecting';
import type { Arrival, Position } from './source';
import type { SourceFailure } from './sourceFailure';

/** One connection of a streaming source: reads on from a position until it breaks. */
export interface HealedReading {
	healing: Healing;
	classify(error: unknown): SourceFailure;
	/** `onAnswer` is called whenever the connection has proved that it works. */
	readOnce(from: Position | 'earliest', signal: AbortSignal, onAnswer: () => void): AsyncIterable<Arrival>;
}

/**
 * Reads forever: every failure ends a connection for good, and the next one goes on after the last arrival, after
 * whatever the failure asks for.
 * @throws {UnhealableError} when a person has to change something
 */
export async function* readHealing(
	from: Position | 'earliest',
	signal: AbortSignal,
	{ healing, classify, readOnce }: HealedReading,
): AsyncGenerator<Arrival> {
	let position = from;
	while (!signal.aborted) {
		let failure: SourceFailure;
		try {
			for await (const arrival of readOnce(position, signal, () => healing.startOver())) {
				position = arrival.position ?? position;
				yield arrival;
			}
			failure = classify(new Error('Salesforce closed the stream'));
		} catch (error) {
			failure = classify(error);
		}
		if (signal.aborted) return;
		if (failure.reaction === 'fromEarliest') position = 'earliest';
		await healing.after(failure, signal);
	}
}
