import { UnhealableError } from '../source';
import type { PubSubClient } from './client';
import { type FieldNames, REQUIRED_MEANINGS } from './fieldNames';
import type { SchemaCache } from './schemas';
import { GET_TOPIC } from './wire';

/**
 * Asks for the topic and its current schema, without spending an event delivery.
 * @throws {UnhealableError} when the user may not subscribe, or the event lacks a field that is mapped as required;
 * grpc-js's ServiceError for everything Salesforce itself refuses
 */
export async function checkTopic(
	client: PubSubClient,
	schemas: SchemaCache,
	{ topic, fieldNames }: { topic: string; fieldNames: FieldNames },
): Promise<void> {
	const { can_subscribe, schema_id } = await client.ask(GET_TOPIC, { topic_name: topic });
	if (!can_subscribe) {
		throw new UnhealableError(
			`The credential's user may not subscribe to ${topic}`,
			'Give the user Read on the platform event, in a permission set.',
		);
	}
	const schema = await schemas.get(client, schema_id);
	const missing = REQUIRED_MEANINGS.map((meaning) => fieldNames[meaning]).filter(
		(name) => !schema.fieldNames.includes(name),
	);
	if (missing.length === 0) return;
	throw new UnhealableError(
		`The event ${topic} has no field ${missing.join(' and no field ')}`,
		`Set Event Field Names. The event has: ${schema.fieldNames.join(', ')}.`,
	);
}
