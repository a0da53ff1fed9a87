import type { Failure, IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * What cures an error, so that a workflow can decide without reading the words.
 *
 * `time`: the same item again later, at `retryAt` where that is known; from then on a second try can double nothing.
 * `repetition`: the same item again, at once: the operation looks for what the first try may have written.
 * `person`: somebody has to change or decide something first; the message says what.
 */
export type Cure = 'time' | 'repetition' | 'person';

/** A cure with the moment from which on a new try can succeed: ISO 8601, UTC. */
export type Cured = { curedBy: 'time'; retryAt?: string } | { curedBy: 'repetition' | 'person' };

/** n8n's errors of a node. What a workflow may read of them is `context.data`. */
export type NodeFailure = NodeApiError | NodeOperationError;

export const BY_PERSON: Cured = { curedBy: 'person' };
export const BY_REPETITION: Cured = { curedBy: 'repetition' };

/** @param atMs when a new try can succeed, in milliseconds; undefined when nobody knows */
export function byTime(atMs?: number): Cured {
	return { curedBy: 'time', ...(atMs !== undefined && { retryAt: new Date(atMs).toISOString() }) };
}

/**
 * Writes the cure into the error. An error that is built without this is cured by a person, unless its `failure` says that
 * it passes: so a new refusal states its cure only where waiting or repeating helps. A refusal of the BILL node does that
 * by a row in `REFUSAL_CURES` (operation/failure.ts), a code of BILL by `curedBy` in `KNOWN_CODES`
 * (transport/knownCodes.ts), a code of Salesforce by the `cause` of its row in `transport/knownRefusals.ts`, and anything
 * else by this function. `npm run docs` then writes docs/errors.md anew.
 */
export function withCure<E extends NodeFailure>(error: E, cure: Cured): E {
	const data = { ...dataOf(error) };
	delete data.retryAt; // of a cure written before
	error.context.data = { ...data, ...cure };
	return error;
}

/** What cures an error: as it was written into it, else as n8n's own word for the failure tells. */
export function cureOf(error: NodeFailure): Cured {
	const { curedBy, retryAt } = dataOf(error);
	if (curedBy === 'time') return { curedBy, ...(typeof retryAt === 'string' && { retryAt }) };
	if (curedBy === 'repetition' || curedBy === 'person') return { curedBy };
	return cureOfFailure(error.failure);
}

/** Failures that pass by themselves, in n8n's words. */
export function cureOfFailure(failure: Failure | undefined): Cured {
	switch (failure?.cause) {
		case 'rate-limited':
		case 'temporarily-unavailable':
			return byTime();
		case 'quota-exhausted':
			return byTime('resetsAtEpochMs' in failure ? failure.resetsAtEpochMs : undefined);
		default:
			return BY_PERSON;
	}
}

/** What n8n keeps with a failed execution and hands to its error workflow as `execution.error.context.data`. */
export function dataOf({ context }: NodeFailure): IDataObject {
	const { data } = context;
	return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as IDataObject) : {};
}
