import { fromJSON, type MethodDefinition } from '@grpc/proto-loader';
import { PUB_SUB_DESCRIPTOR } from './descriptor';

/** What a subscriber sends. Replay settings count in the first request of a stream only. */
export interface FetchRequest {
	topic_name: string;
	num_requested: number;
	replay_preset?: 'LATEST' | 'EARLIEST' | 'CUSTOM';
	replay_id?: Buffer;
}

/** One event on the wire; `payload` is Avro binary without a container. */
export interface ConsumerEvent {
	event: { id: string; schema_id: string; payload: Buffer };
	replay_id: Buffer;
}

/** What arrives. Without events it is a keepalive. */
export interface FetchResponse {
	events: ConsumerEvent[];
	latest_replay_id: Buffer;
	rpc_id: string;
	pending_num_requested: number;
}

/** What GetTopic tells. */
export interface TopicInfo {
	topic_name: string;
	can_subscribe: boolean;
	schema_id: string;
}

/** What GetSchema tells; `schema_json` is the Avro definition. */
export interface SchemaInfo {
	schema_json: string;
	schema_id: string;
}

/** How one call is written to and read from the wire. */
export interface Method<Request, Response> {
	path: string;
	serialize(request: Request): Buffer;
	deserialize(bytes: Buffer): Response;
}

const definition = fromJSON(PUB_SUB_DESCRIPTOR, {
	keepCase: true,
	enums: String,
	defaults: true,
})['eventbus.v1.PubSub'] as Record<string, MethodDefinition<object, object>>;

/** The descriptor and the interfaces above say the same; this is the one place that takes their word for it. */
function method<Request extends object, Response>(name: string): Method<Request, Response> {
	const { path, requestSerialize, responseDeserialize } = definition[name];
	return {
		path,
		serialize: requestSerialize,
		deserialize: (bytes) => responseDeserialize(bytes) as Response,
	};
}

export const SUBSCRIBE = method<FetchRequest, FetchResponse>('Subscribe');
export const GET_TOPIC = method<{ topic_name: string }, TopicInfo>('GetTopic');
export const GET_SCHEMA = method<{ schema_id: string }, SchemaInfo>('GetSchema');
