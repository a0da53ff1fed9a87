import type { EventBus } from '../events/bus';
import type { SchemaInfo, SchemaRequest, TopicInfo, TopicRequest } from './proto';
import { Refusal } from './refusals';

/**
 * GetTopic: the schema new events of the topic carry. Everyone may read and publish.
 * @throws {Refusal} when there is no such topic
 */
export function describeTopic(
	bus: EventBus,
	{ topic_name }: TopicRequest,
	rpcId: string,
	tenantId: string,
): TopicInfo {
	if (topic_name === '') throw new Refusal('topic.validation.empty', rpcId);
	const schema_id = bus.topicSchemaId(topic_name);
	if (schema_id === undefined) throw new Refusal('topic.not.found', rpcId);
	return {
		topic_name,
		tenant_guid: tenantId,
		can_publish: true,
		can_subscribe: true,
		schema_id,
		rpc_id: rpcId,
	};
}

/**
 * GetSchema: the Avro definition behind an id, also one that new events no longer carry.
 * @throws {Refusal} when no event ever carried it
 */
export function describeSchema(bus: EventBus, { schema_id }: SchemaRequest, rpcId: string): SchemaInfo {
	const schema = bus.schema(schema_id);
	if (!schema) throw new Refusal('schema.validation.failed', rpcId);
	return { schema_json: JSON.stringify(schema), schema_id, rpc_id: rpcId };
}
