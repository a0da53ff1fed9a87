import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { EventBus } from '../events/bus';
import type { ProducerEvent, PublishRequest, PublishResponse, PublishResult } from './proto';
import { Refusal, type RefusalCode } from './refusals';

/** A publish stream nobody publishes on is closed after half an hour (seen in public clients, 2026-11). */
const SWEEP_AFTER_MS = 1_800_000;

/**
 * Publishes the events of one request; a bad event does not stop the good ones.
 * @throws {Refusal} when the request as a whole cannot be served
 */
export function publishEvents(bus: EventBus, request: PublishRequest, rpcId: string): PublishResponse {
	const refusal = refusalOf(bus, request);
	if (refusal) throw new Refusal(refusal, rpcId);
	return {
		results: request.events.map((event) => publishOne(bus, request.topic_name, event)),
		schema_id: bus.topicSchemaId(request.topic_name) ?? '',
		rpc_id: rpcId,
	};
}

/** Serves a PublishStream: one response a request, in order; the topic stays the one of the first request. */
export function servePublishStream(
	bus: EventBus,
	call: ServerDuplexStream<PublishRequest, PublishResponse>,
	rpcId: string,
): void {
	let topic = '';
	const fail = (code: RefusalCode) => call.emit('error', new Refusal(code, rpcId));
	const sweeper = setTimeout(() => fail('publish.stream.sweeper.timeout'), SWEEP_AFTER_MS);
	call.on('data', (request: PublishRequest) => {
		sweeper.refresh();
		const requested = request.topic_name || topic;
		topic ||= requested;
		if (requested !== topic) return fail('publish.topic.mismatch');
		try {
			return call.write(publishEvents(bus, { ...request, topic_name: topic }, rpcId));
		} catch (error) {
			return call.emit('error', error);
		}
	});
	call.on('end', () => call.end());
	for (const ending of ['end', 'cancelled', 'error']) call.on(ending, () => clearTimeout(sweeper));
}

function refusalOf(bus: EventBus, { topic_name: topic, events }: PublishRequest): RefusalCode | undefined {
	if (topic === '') return 'publish.topic.validation.empty';
	if (bus.topicSchemaId(topic) === undefined) return 'topic.not.found';
	return events.length === 0 ? 'publish.event.count.invalid' : undefined;
}

/** The client's own id of the event is its correlation key; the EventUuid is the server's. */
function publishOne(bus: EventBus, topic: string, { id, schema_id, payload }: ProducerEvent): PublishResult {
	try {
		const event = bus.publish(topic, bus.decode(schema_id, payload));
		return { replay_id: event.replayId, correlation_key: id };
	} catch (error) {
		const msg = error instanceof Error ? error.message : String(error);
		return { error: { code: 'PUBLISH', msg }, correlation_key: id };
	}
}
