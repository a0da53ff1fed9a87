import { join } from 'node:path';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

/** Where the interface file lies, for clients that want to load it as well. */
export const PROTO_FILE = join(__dirname, 'pubsub_api.proto');

/** Full name of the service. */
export const SERVICE_NAME = 'eventbus.v1.PubSub';

/** Messages keep the spelling of the interface file; enums are names, bytes are Buffers. */
export interface FetchRequest {
	topic_name: string;
	replay_preset: 'LATEST' | 'EARLIEST' | 'CUSTOM';
	replay_id: Buffer;
	num_requested: number;
	auth_refresh: string;
}

/** An event as a publisher hands it in and as a subscriber gets it. `payload` is bare Avro binary. */
export interface ProducerEvent {
	id: string;
	schema_id: string;
	payload: Buffer;
	headers: Array<{ key: string; value: Buffer }>;
}

/** One answer of Subscribe; without events it is a keepalive. */
export interface FetchResponse {
	events: Array<{ event: ProducerEvent; replay_id: Buffer }>;
	latest_replay_id: Buffer;
	rpc_id: string;
	pending_num_requested: number;
}

export interface TopicRequest {
	topic_name: string;
}

/** What GetTopic tells: the current schema and what the user may do. */
export interface TopicInfo {
	topic_name: string;
	tenant_guid: string;
	can_publish: boolean;
	can_subscribe: boolean;
	schema_id: string;
	rpc_id: string;
}

export interface SchemaRequest {
	schema_id: string;
}

/** A schema by id; `schema_json` is the Avro definition. */
export interface SchemaInfo {
	schema_json: string;
	schema_id: string;
	rpc_id: string;
}

export interface PublishRequest {
	topic_name: string;
	events: ProducerEvent[];
	auth_refresh: string;
}

/** The final result of one published event: its position, or what was wrong with it. */
export interface PublishResult {
	replay_id?: Buffer;
	error?: { code: 'UNKNOWN' | 'PUBLISH' | 'COMMIT'; msg: string };
	correlation_key: string;
}

export interface PublishResponse {
	results: PublishResult[];
	schema_id: string;
	rpc_id: string;
}

/** Reads the interface file into what a grpc-js server serves and a grpc-js client is made of. */
export function loadPubSubService(): ServiceDefinition {
	const definition = loadSync(PROTO_FILE, { keepCase: true, longs: String, enums: String, defaults: true });
	const service = definition[SERVICE_NAME];
	if (!isService(service)) throw new Error(`${PROTO_FILE} does not define ${SERVICE_NAME}`);
	return service;
}

function isService(candidate: object): candidate is ServiceDefinition {
	return 'Subscribe' in candidate;
}
