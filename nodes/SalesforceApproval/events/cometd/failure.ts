import { asAccessFailure } from '../source/accessFailure';
import { NeedsPersonError } from '../source/source';
import type { Reaction, SourceFailure } from '../source/sourceFailure';
import { BayeuxRefusedError, type Stage } from './refusal';

interface Row {
	stage?: Stage;
	code: number | number[];
	/** Salesforce's words; without it any. */
	says?: RegExp;
	reaction: Reaction;
	meaning: string;
	fix: string;
}

const PASSES = 'This is temporary; the trigger keeps trying.';

/** Refusals of the Streaming API, the first that fits (Salesforce Streaming API guide, error codes, 2026-11). */
const ROWS: Row[] = [
	{
		code: [402, 403],
		says: /unknown client/i,
		reaction: 'again',
		meaning: 'Salesforce has closed the session, as it does after 40 seconds without a request',
		fix: PASSES,
	},
	{
		code: 401,
		reaction: 'newToken',
		meaning: 'Salesforce no longer accepts the access token',
		fix: 'Connect the credential again. If that does not help, the session may be locked to an IP address: see Setup, Session Settings.',
	},
	{
		code: 403,
		says: /daily limit|total events/i,
		reaction: 'waitForQuota',
		meaning: 'the org has used up its event deliveries for 24 hours',
		fix: 'No event is lost for 72 hours: the trigger continues when the 24 hours have passed. See DailyDeliveredPlatformEvents in Setup, or set Source to Polling until then.',
	},
	{
		code: 403,
		says: /concurrent|number of clients/i,
		reaction: 'retrySlowly',
		meaning: 'too many clients are connected to the org',
		fix: 'Disconnect another subscriber of the org; the trigger keeps trying.',
	},
	{
		stage: 'subscribe',
		code: 400,
		says: /replay/i,
		reaction: 'fromEarliest',
		meaning: 'the stored position is unknown or older than 72 hours',
		fix: PASSES,
	},
	{
		stage: 'subscribe',
		code: 403,
		reaction: 'stop',
		meaning: 'the user may not read the channel',
		fix: "Give the credential's user Read on the platform event, or for changes of records View All on the object, in a permission set.",
	},
	{
		stage: 'subscribe',
		code: [400, 404],
		reaction: 'stop',
		meaning: 'there is no such channel',
		fix: 'Check Topic. It is the API name with /event/ before it, e.g. /event/BILL_Approval__e; for changes of records, the object has to be selected in Setup, Change Data Capture.',
	},
	{ code: 429, reaction: 'retrySlowly', meaning: 'requests come too fast', fix: PASSES },
	{
		stage: 'handshake',
		code: [400, 403, 404],
		reaction: 'stop',
		meaning: 'Salesforce does not offer the Streaming API to this user',
		fix: 'Check API Enabled in a permission set of the user, or set Delivery to Pub/Sub API.',
	},
	{
		code: 413,
		reaction: 'stop',
		meaning: 'the request was too large',
		fix: 'This is a bug in the node. Report it with this message.',
	},
];

/** Sorts whatever ended a session. Anything unknown is worth another try. */
export function classify(error: unknown): SourceFailure {
	if (error instanceof BayeuxRefusedError) {
		const row = ROWS.find((candidate) => fits(candidate, error));
		const { reaction, meaning, fix } = row ?? { reaction: 'retry', meaning: 'it answered', fix: PASSES };
		return { reaction, message: `${meaning} (${error.message})`, fix, cause: error };
	}
	const cause = asAccessFailure(error);
	const message = cause instanceof Error ? cause.message : String(cause);
	if (cause instanceof NeedsPersonError) return { reaction: 'stop', message, fix: cause.fix, cause };
	return { reaction: 'retry', message, fix: PASSES, cause };
}

function fits({ stage, code, says }: Row, refusal: BayeuxRefusedError): boolean {
	const codes = Array.isArray(code) ? code : [code];
	if (stage !== undefined && stage !== refusal.stage) return false;
	return codes.includes(refusal.code) && (says?.test(refusal.text) ?? true);
}
