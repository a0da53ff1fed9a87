import { NeedsPersonError } from './source';

/**
 * What a streaming source does about a failure.
 * `newToken`: fetch a token once and open again; the same refusal again means configuration. `retry`: open again after
 * a growing wait. `retrySlowly`: the same, not under a minute. `again`: open again at once, as the service asks for.
 * `fromEarliest`: the position is unusable. `waitForQuota`: nothing arrives until the org's 24-hour window moves.
 * `stop`: a person has to change something.
 */
export type Reaction =
	| 'newToken'
	| 'retry'
	| 'retrySlowly'
	| 'again'
	| 'fromEarliest'
	| 'waitForQuota'
	| 'stop';

/** What ended a stream, sorted by what to do about it. */
export interface SourceFailure {
	reaction: Reaction;
	/** One sentence with Salesforce's own code. */
	message: string;
	fix: string;
	cause: unknown;
}

/** The error for a failure that only a person can end. */
export function needsPerson(topic: string, { message, fix, cause }: SourceFailure): NeedsPersonError {
	if (cause instanceof NeedsPersonError) return cause;
	return new NeedsPersonError(`Salesforce does not deliver ${topic}: ${message}`, fix, { cause });
}

/** The error for a question asked once, whose token was renewed where that could help. */
export function unanswered(topic: string, failure: SourceFailure): Error {
	const { reaction, message, cause } = failure;
	if (reaction === 'newToken' || reaction === 'stop') return needsPerson(topic, failure);
	return new Error(`Salesforce is not answering for ${topic} at the moment: ${message}`, { cause });
}
