import { Metadata, status } from '@grpc/grpc-js';

/** Begins every `error-code` (Salesforce Pub/Sub API guide, handling errors, 2026-11). */
export const CODE_PREFIX = 'sfdc.platform.eventbus.grpc.';

/**
 * The refusals the server knows, by the end of their code. Codes are from the Pub/Sub API guide, handling errors,
 * 2026-11; the gRPC status beside each is assumed, and clients are told there not to rely on it.
 */
const REFUSALS = {
	'service.auth.error': [status.UNAUTHENTICATED, 'The access token is not valid for this org.'],
	'service.auth.headers.invalid': [status.UNAUTHENTICATED, 'A header is missing, blank or wrong.'],
	'service.auth.refresh.invalid': [status.INVALID_ARGUMENT, 'auth_refresh is reserved.'],
	'service.unavailable': [status.UNAVAILABLE, 'The service is not available.'],
	'service.protection.triggered': [status.RESOURCE_EXHAUSTED, 'Requests come too fast.'],
	'service.protection.stream.limit.triggered': [status.RESOURCE_EXHAUSTED, 'Streams are opened too fast.'],
	'concurrent.client.limit.exceeded': [status.RESOURCE_EXHAUSTED, 'Too many clients are subscribed.'],
	'topic.not.found': [status.NOT_FOUND, 'The topic does not exist.'],
	'topic.meta.permission': [status.PERMISSION_DENIED, 'The user may not read the topic.'],
	'topic.validation.empty': [status.INVALID_ARGUMENT, 'The topic name is empty.'],
	'topic.api.unavailable': [status.UNAVAILABLE, 'The topic information is not available.'],
	'schema.validation.failed': [status.INVALID_ARGUMENT, 'There is no such schema.'],
	'schema.api.unavailable': [status.UNAVAILABLE, 'The schema is not available.'],
	'subscription.limit.exceeded': [
		status.RESOURCE_EXHAUSTED,
		'The 24-hour delivery allocation of the org is used up.',
	],
	'subscription.internal.error': [status.INTERNAL, 'The subscription failed.'],
	'subscription.topic.cannot.subscribe': [status.PERMISSION_DENIED, 'The topic cannot be subscribed to.'],
	'subscription.fetch.overflow': [status.INVALID_ARGUMENT, 'More than 100 events are requested.'],
	'subscription.fetch.requested.events.invalid': [
		status.INVALID_ARGUMENT,
		'num_requested must be between 1 and 100.',
	],
	'subscription.fetch.topic.mismatch': [status.INVALID_ARGUMENT, 'The topic cannot change within a stream.'],
	'subscription.fetch.replayid.corrupted': [
		status.INVALID_ARGUMENT,
		'The replay id is not valid or older than the retention window.',
	],
	'subscription.fetch.replayid.validation.failed': [status.INVALID_ARGUMENT, 'CUSTOM needs a replay id.'],
	'subscription.fetch.replay.repeated': [
		status.ABORTED,
		'An event came with a lower replay id than its predecessor.',
	],
	'publish.event.count.invalid': [status.INVALID_ARGUMENT, 'The request has no events.'],
	'publish.topic.mismatch': [status.INVALID_ARGUMENT, 'The topic cannot change within a stream.'],
	'publish.topic.validation.empty': [status.INVALID_ARGUMENT, 'The topic name is empty.'],
	'publish.stream.sweeper.timeout': [status.DEADLINE_EXCEEDED, 'Nothing was published for 30 minutes.'],
} as const satisfies Record<string, readonly [status, string]>;

/** The end of a Pub/Sub error code, without the common beginning. */
export type RefusalCode = keyof typeof REFUSALS;

/** Every code `failNext` takes. */
export const refusalCodes = Object.keys(REFUSALS);

/** True for a code of the table, given without the common beginning. */
export function isRefusalCode(code: string): code is RefusalCode {
	return refusalCodes.includes(code);
}

/** A call that ends with an error status; grpc-js sends `code`, `details` and `metadata`. */
export class Refusal extends Error {
	readonly code: status;
	readonly details: string;
	readonly metadata = new Metadata();

	constructor(
		readonly refusalCode: RefusalCode,
		rpcId: string,
	) {
		const [grpcStatus, text] = REFUSALS[refusalCode];
		super(text);
		this.code = grpcStatus;
		this.details = `${text} rpcId: ${rpcId}`;
		this.metadata.set('error-code', CODE_PREFIX + refusalCode);
		this.metadata.set('rpc-id', rpcId);
	}
}
