import { chunked, groupedBy } from '../../../../shared/values/chunks';
import { attempt } from '../../../transport/attempt';
import type { SalesforceConnection } from '../../../transport/connection';
import { NoAnswerError } from '../../../transport/noAnswer';
import { SalesforceRefusedError } from '../../../transport/refusal';
import { sendTogether, type WriteResult } from '../../../transport/together';
import { type Claim, type ClaimPlace, type ClaimResult, outcomeFor, TAKEN_BY_SOMEBODY } from './claim';
import { lookUp } from './lookUp';
import { takeOver } from './takeOver';

/** Inserts that share a call (REST guide: collections, API 67). */
const CLAIMS_IN_A_CALL = 200;

/** Times a claim is inserted while nobody answers clearly, or what has its key is gone again. */
const MAX_ROUNDS = 3;

/**
 * Claims many keys: one insert for each, of which Salesforce lets one through for each key, whoever sends it. A key that is
 * wanted twice goes to the first of them. What was not answered clearly is looked up before it is inserted again, and never
 * counts as `claimed`; inserting twice does no harm, because the key is unique.
 */
export async function* claimAll(
	salesforce: SalesforceConnection,
	place: ClaimPlace,
	claims: Claim[],
): AsyncGenerator<[Claim, ClaimResult]> {
	// In one order everywhere, so that two processes do not wait for each other's keys.
	const wanted = groupedBy(claims, ({ key }) => key).sort(([one], [other]) => (one.key < other.key ? -1 : 1));
	for (const chunk of chunked(wanted, CLAIMS_IN_A_CALL)) {
		const results = await claimTogether(
			salesforce,
			place,
			chunk.map(([first]) => first),
		);
		for (const [first, ...others] of chunk) {
			const result = results.get(first) ?? { failure: new Error('The claim has no result.') };
			yield [first, result];
			for (const other of others) yield [other, behind(other, result)];
		}
	}
}

/** What remains for somebody whose key another one of the same items got, or did not get. */
function behind({ holder }: Claim, first: ClaimResult): ClaimResult {
	if ('failure' in first) return first;
	const outcome = first.currentHolder === holder ? 'held' : 'taken';
	return { ...first, outcome, takenOverFrom: null };
}

async function claimTogether(
	salesforce: SalesforceConnection,
	place: ClaimPlace,
	claims: Claim[],
): Promise<Map<Claim, ClaimResult>> {
	const results = new Map<Claim, ClaimResult>();
	let open = claims;
	for (let round = 1; round <= MAX_ROUNDS && open.length > 0; round++) {
		for (const [claim, result] of await insert(salesforce, place, open)) results.set(claim, result);
		open = open.filter((claim) => isOpen(place, results.get(claim)));
		if (open.length === 0) break;
		const keys = open.map(({ key }) => key);
		const found = await attempt(async () => await lookUp(salesforce, place, keys));
		if (!('value' in found)) {
			for (const claim of open) results.set(claim, found);
			return results;
		}
		const kept = open.map((claim) => ({ claim, kept: found.value(claim.key) }));
		const byOthers = kept.flatMap(({ claim, kept: one }) => (one ? [{ claim, kept: one }] : []));
		for (const { claim, kept: one } of byOthers) results.set(claim, outcomeFor(claim.holder, one));
		for (const [claim, result] of await takeOver(salesforce, place, byOthers)) results.set(claim, result);
		open = kept.flatMap(({ claim, kept: one }) => (one ? [] : [claim]));
	}
	for (const claim of open) if (isDuplicate(place, results.get(claim))) results.set(claim, TAKEN_BY_SOMEBODY);
	return results;
}

async function insert(
	salesforce: SalesforceConnection,
	{ objectName, keyField, holderField }: ClaimPlace,
	claims: Claim[],
): Promise<Array<[Claim, ClaimResult]>> {
	const writes = claims.map(({ key, holder, values }) => ({
		kind: 'create' as const,
		objectName,
		values: { ...values, [keyField]: key, [holderField]: holder },
	}));
	const sent = await attempt(async () => await sendTogether(salesforce, writes));
	if (!('value' in sent)) return claims.map((claim) => [claim, sent]);
	return claims.map((claim, index) => [claim, resultOf(claim, sent.value[index])]);
}

function resultOf({ holder }: Claim, written: WriteResult): ClaimResult {
	if (written instanceof SalesforceRefusedError) return { failure: written };
	const id = String(written.id);
	return { outcome: 'claimed', id, currentHolder: holder, since: null, takenOverFrom: null };
}

/** Whether looking tells more: somebody has the key, or nobody knows what became of the insert. */
function isOpen(place: ClaimPlace, result: ClaimResult | undefined): boolean {
	if (!result || !('failure' in result)) return false;
	const { failure } = result;
	const isKnown = failure instanceof SalesforceRefusedError || failure instanceof NoAnswerError;
	return isDuplicate(place, result) || (isKnown && failure.isOutcomeOpen);
}

/** Another field of the object may be unique as well; Salesforce names the field, unless both came in one call. */
function isDuplicate({ keyField }: ClaimPlace, result: ClaimResult | undefined): boolean {
	if (!result || !('failure' in result)) return false;
	const { failure } = result;
	if (!(failure instanceof SalesforceRefusedError) || failure.code !== 'DUPLICATE_VALUE') return false;
	const field = /duplicate value found: (\w+) duplicates/i.exec(failure.message)?.[1];
	return field === undefined || field.toLowerCase() === keyField.toLowerCase();
}
