import { randomUUID } from 'node:crypto';
import type { Type } from 'avsc';
import {
	makeReplayId,
	replayIdDefect,
	type ReplayIdDefect,
	ReplayIdError,
	type ReplayIdForm,
	replayNumber,
	RETENTION_MS,
} from './replayId';
import { type AvroSchema, coderFor, completeFields, schemaIdOf } from './schema';

/** One event as it stands on the bus. `fields` are complete and fit the schema; `createdAt` is epoch milliseconds. */
export interface PublishedEvent {
	eventUuid: string;
	/** Opaque position; resuming after it yields the events published later. */
	replayId: Buffer;
	topic: string;
	fields: Record<string, unknown>;
	schemaId: string;
	createdAt: number;
}

/** Everything on a bus in plain JSON, for the simulator's state file. */
export interface BusSnapshot {
	schemas: AvroSchema[];
	topics: Array<{ topic: string } & Omit<Topic, 'events'>>;
	events: Array<Omit<PublishedEvent, 'replayId'> & { replayId: string }>;
}

interface Topic {
	schemaId: string;
	events: PublishedEvent[];
	lastAt: number;
	sequence: number;
	/** Numbers given out and when (epoch ms), the last of each moment, as far as they are within the retention. */
	marks: Array<[number, number]>;
	/** The last number that has left the retention. */
	expired: number;
}

const EMPTY: Omit<Topic, 'schemaId' | 'events' | 'marks'> = { lastAt: 0, sequence: 0, expired: 0 };

type Listener = (event: PublishedEvent) => void;

/** Writes in `CreatedById` when the publisher says nothing, as the platform's automated process user does. */
const AUTOMATED_PROCESS_USER = '005000000000AUTOIQ';

/**
 * The org's event bus: 72 hours of events for each topic (Salesforce Platform Events guide, event retention, 2026-11),
 * with opaque replay ids. The 72 hours pass on the given clock (`now`, epoch milliseconds), so that a test can let
 * them pass at once.
 */
export class EventBus {
	private readonly topics = new Map<string, Topic>();
	private readonly schemas = new Map<string, { schema: AvroSchema; coder: Type }>();
	private readonly listeners = new Map<string, Set<Listener>>();
	private readonly now: () => number;

	private readonly form: () => ReplayIdForm;

	constructor(options: { now?: () => number; snapshot?: BusSnapshot; replayIds?: () => ReplayIdForm } = {}) {
		this.now = options.now ?? Date.now;
		this.form = options.replayIds ?? (() => 'small');
		if (options.snapshot) this.restore(options.snapshot);
	}

	/** Creates a topic (`/event/X__e`), or changes its definition: later events then carry a new schema id. */
	define(topic: string, schema: AvroSchema): string {
		const schemaId = this.remember(schema);
		const existing = this.topics.get(topic);
		if (existing) existing.schemaId = schemaId;
		else this.topics.set(topic, { ...EMPTY, schemaId, events: [], marks: [] });
		return schemaId;
	}

	/** Creates a channel: a topic for events of several definitions, without one of its own. */
	defineChannel(topic: string): void {
		if (!this.topics.has(topic)) this.topics.set(topic, { ...EMPTY, schemaId: '', events: [], marks: [] });
	}

	/**
	 * Puts an event on the bus and tells the listeners. Date-times may be given as ISO text. On a channel the event brings
	 * its own schema id.
	 * @throws {Error} on an unknown topic or field, or a value that does not fit
	 */
	publish(
		topic: string,
		fields: Record<string, unknown>,
		eventUuid: string = randomUUID(),
		schemaId?: string,
	): PublishedEvent {
		const log = this.topic(topic);
		const carried = schemaId ?? log.schemaId;
		const { schema, coder } = this.definition(carried);
		const createdAt = this.now();
		// Platform events are stamped; a change event tells what the record says.
		const stamps = topic.startsWith('/event/')
			? { CreatedDate: createdAt, CreatedById: AUTOMATED_PROCESS_USER }
			: {};
		const complete = completeFields(schema, coder, { ...stamps, ...fields });
		const replayId = this.latestReplayId(topic);
		const event = { eventUuid, replayId, topic, fields: complete, schemaId: carried, createdAt };
		log.events.push(event);
		this.forgetExpired(log);
		for (const listener of this.listeners.get(topic) ?? []) listener(event);
		return event;
	}

	/**
	 * The retained events after a replay id, oldest first.
	 * @throws {ReplayIdError} when the id was never given out for the topic or has left the retention
	 */
	read(topic: string, after: Buffer | 'earliest'): PublishedEvent[] {
		const log = this.topic(topic);
		if (after === 'earliest') return this.forgetExpired(log).slice();
		const defect = this.replayIdDefect(topic, after);
		if (defect) throw new ReplayIdError(defect);
		return this.readOn(topic, after);
	}

	/** Why a topic cannot be read after a replay id, or undefined when it can. */
	replayIdDefect(topic: string, id: Buffer): ReplayIdDefect | undefined {
		const { sequence: last, expired } = this.forgetExpiredMarks(this.topic(topic));
		return replayIdDefect(id, { topic, last, expired }, this.now());
	}

	/** Like {@link read} for a subscriber that never left: its position cannot expire while its stream is open. */
	readOn(topic: string, after: Buffer, limit = Infinity): PublishedEvent[] {
		const events = this.forgetExpired(this.topic(topic));
		const start = firstAfter(events, after);
		return events.slice(start, start + limit);
	}

	/** A retained event of any topic by its EventUuid. */
	find(eventUuid: string): PublishedEvent | undefined {
		for (const { events } of this.topics.values()) {
			const event = events.find((candidate) => candidate.eventUuid === eventUuid);
			if (event) return event;
		}
		return undefined;
	}

	/** Calls the listener for every event published from now on; the returned function ends that. */
	onPublish(topic: string, listener: Listener): () => void {
		const listeners = this.listeners.get(topic) ?? new Set<Listener>();
		this.listeners.set(topic, listeners.add(listener));
		return () => listeners.delete(listener);
	}

	/** Names of the topics that can be subscribed to. */
	topicNames(): string[] {
		return [...this.topics.keys()];
	}

	/** The definition behind a schema id, also one that is no longer current; undefined when never used. */
	schema(schemaId: string): AvroSchema | undefined {
		return this.schemas.get(schemaId)?.schema;
	}

	/** The schema id new events of the topic carry, empty for a channel, or undefined when there is no such topic. */
	topicSchemaId(topic: string): string | undefined {
		return this.topics.get(topic)?.schemaId;
	}

	/**
	 * A position after everything published so far. It moves with every call, as `latest_replay_id` does in Salesforce's
	 * keepalives, so the ids of events have gaps.
	 */
	latestReplayId(topic: string): Buffer {
		const log = this.topic(topic);
		log.lastAt = Math.max(log.lastAt, this.now());
		log.sequence += 1 + (log.sequence % 3);
		if (log.marks.at(-1)?.[1] === log.lastAt) log.marks.pop();
		log.marks.push([log.sequence, log.lastAt]);
		return makeReplayId(this.form(), { topic, atMs: log.lastAt, sequence: log.sequence });
	}

	/** The Avro bytes of an event. */
	encode(event: PublishedEvent): Buffer {
		return this.definition(event.schemaId).coder.toBuffer(event.fields);
	}

	/**
	 * The fields in Avro bytes written with the given schema.
	 * @throws {Error} when the schema is unknown or the bytes do not fit it
	 */
	decode(schemaId: string, payload: Buffer): Record<string, unknown> {
		const fields: Record<string, unknown> = this.definition(schemaId).coder.fromBuffer(payload);
		return { ...fields };
	}

	/** Forgets all events; topics and their definitions stay. */
	clear(): void {
		for (const log of this.topics.values()) log.events = [];
	}

	/** The whole bus as JSON; give it back to the constructor to go on. */
	snapshot(): BusSnapshot {
		const logs = [...this.topics];
		return {
			schemas: [...this.schemas.values()].map(({ schema }) => schema),
			topics: logs.map(([topic, { schemaId, lastAt, sequence, marks, expired }]) => {
				return { topic, schemaId, lastAt, sequence, marks, expired };
			}),
			events: logs
				.flatMap(([, { events }]) => events)
				.map((event) => ({ ...event, replayId: event.replayId.toString('base64') })),
		};
	}

	private restore({ schemas, topics, events }: BusSnapshot): void {
		schemas.forEach((schema) => this.remember(schema));
		for (const { topic, ...rest } of topics) this.topics.set(topic, { ...rest, events: [] });
		for (const event of events) {
			this.topic(event.topic).events.push({ ...event, replayId: Buffer.from(event.replayId, 'base64') });
		}
	}

	private remember(schema: AvroSchema): string {
		const schemaId = schemaIdOf(schema);
		if (!this.schemas.has(schemaId)) this.schemas.set(schemaId, { schema, coder: coderFor(schema) });
		return schemaId;
	}

	private topic(name: string): Topic {
		const topic = this.topics.get(name);
		if (!topic) throw new Error(`There is no topic ${name}`);
		return topic;
	}

	private definition(schemaId: string): { schema: AvroSchema; coder: Type } {
		const definition = this.schemas.get(schemaId);
		if (!definition) throw new Error(`There is no schema ${schemaId}`);
		return definition;
	}

	private forgetExpired(log: Topic): PublishedEvent[] {
		const oldest = this.now() - RETENTION_MS;
		const kept = log.events.findIndex(({ createdAt }) => createdAt >= oldest);
		if (kept !== 0) log.events = kept < 0 ? [] : log.events.slice(kept);
		return log.events;
	}

	private forgetExpiredMarks(log: Topic): Topic {
		const oldest = this.now() - RETENTION_MS;
		const kept = log.marks.findIndex(([, at]) => at >= oldest);
		const gone = log.marks.splice(0, kept < 0 ? log.marks.length : kept);
		log.expired = gone.at(-1)?.[0] ?? log.expired;
		return log;
	}
}

/** Index of the first event after a position. Binary search: a busy topic holds tens of thousands. */
function firstAfter(events: PublishedEvent[], position: Buffer): number {
	const after = replayNumber(position);
	let low = 0;
	let high = events.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (replayNumber(events[middle].replayId) <= after) low = middle + 1;
		else high = middle;
	}
	return low;
}
