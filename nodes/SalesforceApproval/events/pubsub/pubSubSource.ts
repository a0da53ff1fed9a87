import type { SalesforceAccess } from '../../transport/token';
import { asAccessFailure, reachable } from '../source/accessFailure';
import { Reconnecting, readReconnecting } from '../source/reconnecting';
import {
	type ApprovalEvent,
	type Arrival,
	type EventSource,
	type Position,
	type Sample,
	NeedsPersonError,
	type Wait,
	type Reporter,
} from '../source/source';
import { unanswered } from '../source/sourceFailure';
import { toArrivals, type Translator } from '../source/translator';
import { PubSubClient } from './client';
import { classify } from './failure';
import { findSample } from './sample';
import { type EventSchema, SchemaCache } from './schemas';
import { EventStream } from './stream';
import { translateConsumerEvent } from './translateEvent';
import { type ConsumerEvent, type FetchResponse, GET_TOPIC } from './wire';

/** Salesforce closes a stream after 60 s without demand (Salesforce Pub/Sub API guide, flow control, 2026-11). */
const ZERO_DEMAND_MS = 45_000;

/** What the source reads and how. Waits and randomness are injectable; everything else comes from the node's fields. */
export interface PubSubOptions {
	topic: string;
	translator: Translator;
	/** Events asked for at a time, 1 to 100. */
	demand: number;
	silenceMs: number;
	/** A token that worked a moment ago, with everything else a call needs. Asked for at each opening of a stream. */
	access(): Promise<SalesforceAccess>;
	reporter: Reporter;
	wait: Wait;
	zeroDemandMs?: number;
	random?: () => number;
}

/** Definitions by schema id, of all events of one response. */
type Schemas = Map<string, EventSchema>;

/**
 * Platform and change events over Salesforce's Pub/Sub API. Every error ends a stream for good, so reconnecting means opening another
 * one after the last event that was passed on, with a fresh token.
 */
export class PubSubSource implements EventSource {
	private readonly schemas = new SchemaCache();

	constructor(private readonly options: PubSubOptions) {}

	async check(): Promise<void> {
		await this.ask(async (client) => await checkTopic(client, this.schemas, this.options));
	}

	async *read(from: Position | 'earliest', signal: AbortSignal): AsyncGenerator<Arrival> {
		yield* readReconnecting(from, signal, {
			reconnecting: new Reconnecting(this.options),
			classify,
			readOnce: (...given) => this.readOneStream(...given),
		});
	}

	async sample(isWanted: (event: ApprovalEvent) => boolean): Promise<Sample> {
		return await this.ask(async (client) => {
			await checkTopic(client, this.schemas, this.options);
			return await findSample(client, this.schemas, { ...this.options, isWanted });
		});
	}

	/** For what is asked once: a refused token is renewed once, as for a stream. */
	private async ask<T>(question: (client: PubSubClient) => Promise<T>, hasRenewedToken = false): Promise<T> {
		const client = await this.connect();
		try {
			return await question(client);
		} catch (error) {
			const failure = classify(error);
			if (failure.reaction === 'newToken' && !hasRenewedToken) return await this.ask(question, true);
			throw unanswered(this.options.topic, failure);
		} finally {
			client.close();
		}
	}

	private async connect(): Promise<PubSubClient> {
		try {
			return new PubSubClient(await this.options.access());
		} catch (error) {
			throw asAccessFailure(error);
		}
	}

	private async *readOneStream(
		from: Position | 'earliest',
		signal: AbortSignal,
		onAnswer: () => void,
	): AsyncGenerator<Arrival> {
		const { topic, demand, silenceMs, zeroDemandMs = ZERO_DEMAND_MS } = this.options;
		const client = await this.connect();
		const stream = new EventStream(client, { topic, from, demand, silenceMs, zeroDemandMs, signal });
		try {
			for (let response = await stream.next(); response; response = await stream.next()) {
				const schemas = await this.schemasOf(client, response);
				// Not before: a definition that cannot be fetched would otherwise look like a new failure each time.
				onAnswer();
				yield* keepaliveOf(response);
				for (const event of response.events) {
					yield* await this.toArrivals(event, schemas);
					stream.handled();
				}
			}
		} finally {
			stream.close();
			client.close();
		}
	}

	/** All schemas of a response are at hand before its first event goes out, so that none overtakes another. */
	private async schemasOf(client: PubSubClient, { events }: FetchResponse): Promise<Schemas> {
		const schemas: Schemas = new Map();
		for (const { event } of events) {
			const { schema_id: id } = event;
			if (!schemas.has(id)) schemas.set(id, await this.schemas.forEvent(client, id));
		}
		return schemas;
	}

	private async toArrivals({ event, replay_id }: ConsumerEvent, schemas: Schemas): Promise<Arrival[]> {
		const { id, payload, schema_id } = event;
		const schema = schemas.get(schema_id);
		if (!schema) throw new Error(`No definition was fetched for event ${id}`);
		const translation = translateConsumerEvent(this.options.translator, { id, payload, replay_id, schema });
		const position = replay_id.toString('base64');
		const raw = { schemaId: schema_id, payload: payload.toString('base64'), encoding: 'base64 of Avro' };
		return await toArrivals({ streamEventId: id, position, raw }, reachable(translation));
	}
}

/** With nothing to deliver Salesforce says where the stream stands. */
function keepaliveOf({ events, latest_replay_id }: FetchResponse): Arrival[] {
	const position = latest_replay_id.toString('base64');
	return events.length > 0 || position === '' ? [] : [{ kind: 'idle', position }];
}

/**
 * Asks for the topic and its current schema, without spending an event delivery. A channel for events of several
 * definitions has no schema of its own.
 * @throws {NeedsPersonError} when the user may not subscribe, or the event lacks a field that is needed; grpc-js's
 * ServiceError for everything Salesforce itself refuses
 */
export async function checkTopic(
	client: PubSubClient,
	schemas: SchemaCache,
	{ topic, translator }: { topic: string; translator: Translator },
): Promise<void> {
	const { can_subscribe, schema_id } = await client.ask(GET_TOPIC, { topic_name: topic });
	if (!can_subscribe) {
		throw new NeedsPersonError(
			`The credential's user may not subscribe to ${topic}`,
			topic.startsWith('/data/')
				? 'Give the user View All on the object whose changes are asked for, in a permission set; for completed approvals View All Data.'
				: 'Give the user Read on the platform event, in a permission set.',
		);
	}
	if (schema_id !== '') translator.checkDefinition(topic, (await schemas.get(client, schema_id)).fieldNames);
	await translator.check?.();
}
