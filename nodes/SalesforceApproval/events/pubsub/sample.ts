import type { ApprovalEvent, Sample } from '../source/source';
import { type Translation, type Translator, UnusableEventError } from '../source/translator';
import type { PubSubClient } from './client';
import type { SchemaCache } from './schemas';
import { EventStream, MAX_DEMAND } from './stream';
import { translateConsumerEvent, type DecodableEvent } from './translateEvent';
import { GET_TOPIC } from './wire';

/** Salesforce does not say where its kept events end; after this silence they have. The first answer takes longer. */
const FIRST_QUIET_MS = 5_000;
const QUIET_MS = 1_500;
/** Each event read counts towards the org's deliveries, so a test does not read a busy topic to its end. */
const MOST_EVENTS = 500;

interface SampleOptions {
	topic: string;
	translator: Translator;
	isWanted(event: ApprovalEvent): boolean;
}

/**
 * The newest wanted one among the kept events (of a busy topic: among the first 500), or an example made from the
 * event's definition. Reads a stream of its own and stores nothing, so no position moves.
 */
export async function findSample(
	client: PubSubClient,
	schemas: SchemaCache,
	options: SampleOptions,
): Promise<Sample> {
	const event = await newestKept(client, schemas, options);
	if (event) return { event, isExample: false };
	const { schema_id } = await client.ask(GET_TOPIC, { topic_name: options.topic });
	const example = schema_id === '' ? {} : (await schemas.get(client, schema_id)).example();
	return { event: options.translator.example(example), isExample: true };
}

async function newestKept(
	client: PubSubClient,
	schemas: SchemaCache,
	{ topic, translator, isWanted }: SampleOptions,
): Promise<ApprovalEvent | undefined> {
	const quiet = new AbortController();
	let timer = setTimeout(() => quiet.abort(), FIRST_QUIET_MS);
	const stream = new EventStream(client, {
		topic,
		from: 'earliest',
		demand: MAX_DEMAND,
		silenceMs: 2 * FIRST_QUIET_MS,
		zeroDemandMs: 2 * FIRST_QUIET_MS,
		signal: quiet.signal,
	});
	let newest: ApprovalEvent | undefined;
	let read = 0;
	try {
		for (let response = await stream.next(); response && read < MOST_EVENTS; response = await stream.next()) {
			clearTimeout(timer);
			timer = setTimeout(() => quiet.abort(), QUIET_MS);
			if (response.events.length === 0) break; // a keepalive: everything kept has been delivered
			for (const { event, replay_id } of response.events) {
				read++;
				stream.handled();
				const schema = await schemas.forEvent(client, event.schema_id);
				const { events } = await translateIfUsable(translator, { ...event, replay_id, schema });
				newest = events.findLast(isWanted) ?? newest;
			}
		}
		return newest;
	} finally {
		clearTimeout(timer);
		stream.close();
	}
}

/** Nothing for an event that a running trigger would report; a test shows the next best one instead. */
async function translateIfUsable(translator: Translator, event: DecodableEvent): Promise<Translation> {
	return await translateConsumerEvent(translator, event).catch((error: unknown) => {
		if (error instanceof UnusableEventError) return { events: [], createdAtMs: 0 };
		throw error;
	});
}
