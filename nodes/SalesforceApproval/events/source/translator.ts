import type { IDataObject } from 'n8n-workflow';
import { SalesforceRefusedError } from '../../transport/refusal';
import type { ApprovalEvent, Arrival, Position } from './source';

/**
 * One event as it came, decoded and not interpreted. The header of a change event lists names of fields, whichever way it
 * travelled.
 */
export interface RawEvent {
	eventId: string;
	/** As text. */
	replayId: string;
	payload: IDataObject;
}

/** What one event means: nothing, one approval, or one for each record it tells of. */
export interface Translation {
	events: ApprovalEvent[];
	/** Epoch milliseconds by Salesforce's clock. */
	createdAtMs: number;
}

/** The event's content is not what was agreed. The next one may be. */
export class UnusableEventError extends Error {
	constructor(reason: unknown) {
		super(reason instanceof Error ? reason.message : String(reason), { cause: reason });
		this.name = 'UnusableEventError';
	}
}

/** The result of the work, or what it throws as an {@link UnusableEventError}. */
export async function orUnusable<T>(work: () => T): Promise<T> {
	return await Promise.resolve()
		.then(work)
		.catch((reason: unknown) => Promise.reject(new UnusableEventError(reason)));
}

/** What Salesforce answers when the question itself was wrong: the object, a field or an id. */
const WRONG_QUESTION = ['INVALID_TYPE', 'INVALID_FIELD', 'MALFORMED_ID', 'MALFORMED_QUERY', 'NOT_FOUND'];

/**
 * The result of a look-up for one event. Refused for what is asked, and not for who asks, it makes the event unusable: it
 * must not hold up those behind it.
 */
export async function lookUp<T>(work: Promise<T>): Promise<T> {
	return await work.catch((reason: unknown) => {
		const isOfEvent = reason instanceof SalesforceRefusedError && WRONG_QUESTION.includes(reason.code);
		return Promise.reject(isOfEvent ? new UnusableEventError(reason) : reason);
	});
}

/** Knows what the events of one topic mean, and nothing of how they travel. */
export interface Translator {
	/** @throws {NeedsPersonError} naming the field the event's definition lacks */
	checkDefinition(topic: string, fieldNames: string[]): void;
	/** Where look-ups are needed: proves that they work. Throws as {@link EventSource.check} does. */
	check?(): Promise<void>;
	/**
	 * @throws {UnusableEventError} when a needed field is missing or empty
	 * @throws what a look-up in Salesforce throws
	 */
	translate(raw: RawEvent): Promise<Translation>;
	/** An approval for building on, from made-up values of the event's definition. */
	example(payload: IDataObject): ApprovalEvent;
}

/**
 * What one event becomes in the stream: one arrival for each approval it means, the position only with the last one, so
 * that a crash in between brings all of them again.
 * @throws what the translation throws, unless the event itself is unusable
 */
export async function toArrivals(
	{ streamEventId, position, raw }: { streamEventId: string; position: Position; raw: IDataObject },
	translating: Promise<Translation>,
): Promise<Arrival[]> {
	const translation = await translating.catch((reason: unknown) =>
		reason instanceof UnusableEventError ? reason : Promise.reject(reason),
	);
	if (translation instanceof UnusableEventError)
		return [{ kind: 'unusable', streamEventId, reason: translation, raw, position }];
	const { events, createdAtMs } = translation;
	if (events.length === 0) return [{ kind: 'idle', position, streamEventId }];
	return events.map((event, index) => ({
		kind: 'event',
		event,
		createdAtMs,
		...(index === events.length - 1 && { position, streamEventId }),
	}));
}
