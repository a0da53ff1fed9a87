import type { Reaction } from '../source/sourceFailure';

/** One row: the reaction, what it means in words, and what helps. */
export interface RefusalRow {
	reaction: Reaction;
	meaning: string;
	fix: string;
}

/** Begins every code; the table holds the rest (Salesforce Pub/Sub API guide, handling errors, 2026-11). */
export const CODE_PREFIX = 'sfdc.platform.eventbus.grpc.';

const row = (reaction: Reaction, meaning: string, fix: string): RefusalRow => ({ reaction, meaning, fix });

const PASSES = 'This is temporary; the trigger keeps trying.';
const LOG_IN_AGAIN =
	'Connect the credential again. If that does not help, the session may be locked to an IP address: see Setup, Session Settings.';
const CHECK_TOPIC =
	'Check Topic. It is the API name with /event/ before it and __e at its end, e.g. /event/BILL_Approval__e; for changes of records, the object or channel has to be selected in Setup, Change Data Capture.';
const GIVE_READ =
	"Give the credential's user Read on the platform event, or for changes of records View All on the object (for completed approvals View All Data), in a permission set.";
const OUR_DEFECT = 'This is a bug in the node. Report it with the code and the rpc id.';

/** The codes of Salesforce's Pub/Sub API by their ending (Salesforce handling-errors, 2026-11; rarer ones: field). */
const REFUSALS: Record<string, RefusalRow> = {
	'service.auth.error': row('newToken', 'Salesforce no longer accepts the access token', LOG_IN_AGAIN),
	'service.auth.headers.invalid': row(
		'newToken',
		'Salesforce refused the token, org address or org id sent with the call',
		LOG_IN_AGAIN,
	),
	'service.auth.refresh.invalid': row(
		'newToken',
		'Salesforce could not renew the session of the stream',
		LOG_IN_AGAIN,
	),
	'service.unavailable': row('retry', 'the Pub/Sub service is not available', PASSES),
	'subscription.internal.error': row('retry', 'the subscription broke inside Salesforce', PASSES),
	'topic.api.unavailable': row('retry', 'Salesforce cannot look up the topic right now', PASSES),
	'schema.api.unavailable': row('retry', 'Salesforce cannot look up the schema right now', PASSES),
	'publish.stream.sweeper.timeout': row('retry', 'Salesforce closed an idle stream', PASSES),
	'service.protection.stream.limit.triggered': row('retrySlowly', 'streams are opened too fast', PASSES),
	'service.protection.triggered': row('retrySlowly', 'requests come too fast', PASSES),
	'concurrent.client.limit.exceeded': row(
		'retrySlowly',
		'too many clients are subscribed to the org',
		'Disconnect another subscriber of the org; the trigger keeps trying.',
	),
	'managed.subscription.already.active': row(
		'retrySlowly',
		'another client holds the managed subscription',
		PASSES,
	),
	'subscription.fetch.replayid.corrupted': row(
		'fromEarliest',
		'the stored position is unknown or older than 72 hours',
		PASSES,
	),
	'subscription.fetch.replayid.validation.failed': row(
		'fromEarliest',
		'a position was announced, but none was sent',
		OUR_DEFECT,
	),
	'subscription.fetch.replay.repeated': row('retry', 'events came out of order', PASSES),
	'subscription.limit.exceeded': row(
		'waitForQuota',
		'the org has used up its event deliveries for 24 hours',
		'No event is lost for 72 hours: the trigger continues when the 24 hours have passed. See DailyDeliveredPlatformEvents in Setup, or set Source to Polling until then.',
	),
	'topic.not.found': row('stop', 'there is no such topic', CHECK_TOPIC),
	'topic.validation.empty': row('stop', 'the topic is empty', CHECK_TOPIC),
	'topic.meta.permission': row('stop', 'the user may not read the topic', GIVE_READ),
	'schema.meta.permission': row('stop', "the user may not read the event's definition", GIVE_READ),
	'subscription.topic.cannot.subscribe': row('stop', 'the topic cannot be subscribed to', CHECK_TOPIC),
	'service.tenant.license': row(
		'stop',
		'the org has no licence for the Pub/Sub API',
		'Set Delivery to CometD, or Source to Polling. Government Cloud and editions without API access have no Pub/Sub API.',
	),
	'subscription.fetch.overflow': row('stop', 'more than 100 events were requested', OUR_DEFECT),
	'subscription.fetch.requested.events.invalid': row(
		'stop',
		'an invalid number of events was requested',
		OUR_DEFECT,
	),
	'subscription.fetch.topic.mismatch': row('stop', 'the topic changed within a stream', OUR_DEFECT),
	'subscription.fetch.request.invalid': row('stop', 'the request was not understood', OUR_DEFECT),
	'schema.validation.failed': row('stop', 'Salesforce does not know the schema of its own event', OUR_DEFECT),
};

/** The row of a complete `error-code`, or undefined when nobody knows the code. */
export function findRefusal(code: string): RefusalRow | undefined {
	return REFUSALS[code.startsWith(CODE_PREFIX) ? code.slice(CODE_PREFIX.length) : code];
}
