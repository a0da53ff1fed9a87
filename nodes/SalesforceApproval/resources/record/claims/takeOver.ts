import { sleep } from 'n8n-workflow';
import { chunked } from '../../../../shared/values/chunks';
import { attempt } from '../../../transport/attempt';
import type { SalesforceConnection } from '../../../transport/connection';
import { NoAnswerError } from '../../../transport/noAnswer';
import { SalesforceRefusedError } from '../../../transport/refusal';
import { callSize, sendTogether, type SharedWrite } from '../../../transport/together';
import {
	type Claim,
	type ClaimPlace,
	type ClaimResult,
	type KeptClaim,
	outcomeFor,
	TAKEN_BY_SOMEBODY,
	timeOf,
} from './claim';
import { lookUp } from './lookUp';

/** A claim that is wanted, and who has its key. */
interface Contested {
	claim: Claim;
	kept: KeptClaim;
}

/**
 * A write that passed the check together with ours has come through by then: nobody documents that Salesforce checks the
 * condition and writes under one lock.
 */
const LAST_WRITER_MS = 1100;

/** What became of the write itself, before it is looked at. */
type Written = 'written' | 'changedMeanwhile' | 'unclear' | { failure: unknown };

/**
 * Takes over what others claimed too long ago, by Salesforce's clock: the holder is written only if the claim has not been
 * changed since it was read, and then read again. Of several that try at once, one gets `claimed`.
 *
 * @returns results for those that were old enough
 */
export async function takeOver(
	salesforce: SalesforceConnection,
	place: ClaimPlace,
	contested: Contested[],
): Promise<Map<Claim, ClaimResult>> {
	const results = new Map<Claim, ClaimResult>();
	const candidates = contested.filter(
		({ claim, kept }) => claim.takeOverAfterMs > 0 && kept.holder !== claim.holder,
	);
	if (candidates.length === 0) return results;
	const clock = await attempt(async () => await timeInSalesforce(salesforce, place, candidates[0].kept.id));
	if (!('value' in clock)) return new Map(candidates.map(({ claim }) => [claim, clock]));
	const due = candidates.filter(
		({ claim, kept }) => clock.value - timeOf(kept.changedAt) >= claim.takeOverAfterMs,
	);
	const written = new Map<Contested, Written>();
	const perCall = callSize({ kind: 'request', method: 'PATCH', path: '', key: '' });
	for (const chunk of chunked(due, perCall))
		for (const [one, outcome] of await write(salesforce, place, chunk)) written.set(one, outcome);
	const open = due.filter((one) => !isFailure(written.get(one)));
	for (const one of due) {
		const outcome = written.get(one);
		if (isFailure(outcome)) results.set(one.claim, outcome);
	}
	if (open.length === 0) return results;
	await sleep(LAST_WRITER_MS);
	const keys = open.map(({ claim }) => claim.key);
	const found = await attempt(async () => await lookUp(salesforce, place, keys));
	for (const one of open)
		results.set(
			one.claim,
			'value' in found ? settled(one, written.get(one), found.value(one.claim.key)) : found,
		);
	return results;
}

async function timeInSalesforce(
	salesforce: SalesforceConnection,
	{ objectName }: ClaimPlace,
	id: string,
): Promise<number> {
	const { headers } = await salesforce.exchange('GET', `/sobjects/${objectName}/${id}?fields=Id`);
	return Date.parse(headers.date ?? '') || Date.now();
}

async function write(
	salesforce: SalesforceConnection,
	{ objectName, holderField }: ClaimPlace,
	chunk: Contested[],
): Promise<Array<[Contested, Written]>> {
	const writes = chunk.map(
		({ claim, kept }): SharedWrite => ({
			kind: 'request',
			method: 'PATCH',
			path: `/sobjects/${objectName}/${kept.id}`,
			headers: { 'If-Unmodified-Since': new Date(timeOf(kept.stamp)).toUTCString() },
			body: { ...claim.values, [holderField]: claim.holder },
			key: kept.id,
		}),
	);
	const sent = await attempt(async () => await sendTogether(salesforce, writes));
	return chunk.map((one, index) => {
		const failure = 'value' in sent ? sent.value[index] : sent.failure;
		return [one, toWritten(failure)];
	});
}

function toWritten(result: unknown): Written {
	const isKnown = result instanceof SalesforceRefusedError || result instanceof NoAnswerError;
	if (isKnown && result.isOutcomeOpen) return 'unclear';
	if (result instanceof SalesforceRefusedError && result.status === 412) return 'changedMeanwhile';
	return result instanceof Error ? { failure: result } : 'written';
}

function isFailure(written: Written | undefined): written is { failure: unknown } {
	return typeof written === 'object';
}

/** What is kept in the end decides; a write that nobody answered clearly never counts as `claimed`. */
function settled({ claim, kept }: Contested, written: Written | undefined, now?: KeptClaim): ClaimResult {
	if (!now) return TAKEN_BY_SOMEBODY;
	const outcome = outcomeFor(claim.holder, now);
	if (outcome.outcome !== 'held' || written !== 'written') return outcome;
	return { ...outcome, outcome: 'claimed', takenOverFrom: kept.holder };
}
