import { UnhealableError } from '../source/source';
import type { Translator } from '../source/translator';
import type { PubSubClient } from './client';
import type { SchemaCache } from './schemas';
import { GET_TOPIC } from './wire';

/**
 * Asks for the topic and its current schema, without spending an event delivery. A channel for events of several
 * definitions has no schema of its own.
 * @throws {UnhealableError} when the user may not subscribe, or the event lacks a field that is needed; grpc-js's
 * ServiceError for everything Salesforce itself refuses
 */
export async function checkTopic(
	client: PubSubClient,
	schemas: SchemaCache,
	{ topic, translator }: { topic: string; translator: Translator },
): Promise<void> {
	const { can_subscribe, schema_id } = await client.ask(GET_TOPIC, { topic_name: topic });
	if (!can_subscribe) {
		throw new UnhealableError(
			`The credential's user may not subscribe to ${topic}`,
			topic.startsWith('/data/')
				? 'Give the user View All on the object whose changes are asked for, in a permission set; for completed approvals View All Data.'
				: 'Give the user Read on the platform event, in a permission set.',
		);
	}
	if (schema_id !== '') translator.checkDefinition(topic, (await schemas.get(client, schema_id)).fieldNames);
	await translator.check?.();
}
