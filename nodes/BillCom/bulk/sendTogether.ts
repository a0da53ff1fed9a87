import type { IDataObject } from 'n8n-workflow';
import { BY_PERSON, BY_REPETITION, type Cured, cureOf } from '../../shared/cure';
import type { ItemOutcome } from '../../shared/run/runItems';
import type { RunClient } from '../transport/client';
import { backOff } from '../transport/clock';
import { BillRefusedError, refusalOf, UnknownOutcomeError } from '../transport/errors';
import { FailedCheckError } from '../operation/failure';
import type { BulkDraft, BulkWrite } from '../operation/bulkWrite';
import { assertSettled, noteUnsettled } from '../once/unsettled';
import { failedDraftsIn } from './failedDrafts';

/** BILL shows a fresh record at once; the second and third look are for an answer that was cut off early. */
const LOOKS = 3;
/** So often a record is sent at most: twice together with others, then twice by itself. */
const TRIES = 4;
const TRIES_ALONE = 2;

type Outcomes<Draft> = Map<Draft, ItemOutcome>;

/** Refusals of who asks, of what he may do, or of the account that all pay from (BILL common-api-error-codes, 2026-11). */
const ABOUT_CALLER = new Set(['BDC_1109', 'BDC_1145', 'BDC_1150', 'BDC_1151', 'BDC_1302', 'BDC_1361']);

/**
 * Sends drafts in one call. BILL takes all or none: when it refuses, the ones at fault are left out and the rest is sent
 * again. Where BILL marks them, that is all; where it only seems to name some, these are sent alone to hear what BILL says
 * about each; where it names nobody, the call is halved until they stand alone.
 *
 * A call without a clear answer is looked up before it is sent again; one that stays unclear is taken apart, so that each
 * record is looked up and sent by itself. What BILL may still be at work on is not sent again in this run.
 */
export async function sendTogether<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	tries = bulk.maySendAgain === 'never' ? 1 : TRIES,
): Promise<Outcomes<Draft>> {
	if (drafts.length === 0) return new Map();
	const unsettled = stillAtWork(client, bulk, drafts);
	if (unsettled.size > 0) {
		const others = drafts.filter((draft) => !unsettled.has(draft));
		return new Map([...unsettled, ...(await sendTogether(client, bulk, others, tries))]);
	}
	try {
		const outcomes = assigned(client, bulk, drafts, await bulk.send(client, drafts));
		return await withUnclearAlone(client, bulk, outcomes);
	} catch (error) {
		if (error instanceof UnknownOutcomeError) return await afterUnclear(client, bulk, drafts, error, tries);
		if (error instanceof BillRefusedError && isAboutRecords(error)) {
			return await afterRefusal(client, bulk, drafts, error);
		}
		return failed(drafts, error);
	}
}

/**
 * A refusal of the caller concerns every draft alike, and so does a fault or a limit of BILL; taking the call apart would
 * only repeat it.
 */
function isAboutRecords(error: BillRefusedError): boolean {
	const { httpStatus, code } = error;
	if (cureOf(error).curedBy === 'time') return false;
	return [400, 404, 409, 422].includes(httpStatus) && !ABOUT_CALLER.has(code);
}

/** Records that `send` sent by themselves, and that got no clear answer there, are looked up like those of a call. */
async function withUnclearAlone<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	outcomes: Outcomes<Draft>,
): Promise<Outcomes<Draft>> {
	for (const [draft, outcome] of outcomes) {
		if (!('error' in outcome) || !(outcome.error instanceof UnknownOutcomeError)) continue;
		const tries = bulk.maySendAgain === 'never' ? 1 : TRIES_ALONE;
		const own = (await afterUnclear(client, bulk, [draft], outcome.error, tries)).get(draft);
		if (own) outcomes.set(draft, own);
	}
	return outcomes;
}

async function afterRefusal<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	error: BillRefusedError,
): Promise<Outcomes<Draft>> {
	const [draft, ...others] = drafts;
	if (draft && others.length === 0) return new Map([[draft, await rescued(client, bulk, draft, error)]]);
	const { named, isCertain } = failedDraftsIn(drafts, error.entries);
	if (named.size === 0) return await inParts(client, bulk, halvesOf(drafts));
	const rest = drafts.filter((one) => !named.has(one));
	if (!isCertain) return await inParts(client, bulk, [rest, ...[...named.keys()].map((one) => [one])]);
	const outcomes = await sendTogether(client, bulk, rest);
	for (const [one, reasons] of named) {
		const own = refusalOf(client.node, error, reasons, one);
		outcomes.set(one, await rescued(client, bulk, one, own));
	}
	return outcomes;
}

async function inParts<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	parts: Draft[][],
): Promise<Outcomes<Draft>> {
	const outcomes = await Promise.all(parts.map(async (part) => await sendTogether(client, bulk, part)));
	return new Map(outcomes.flatMap((part) => [...part]));
}

function halvesOf<Draft>(drafts: Draft[]): Draft[][] {
	const middle = Math.ceil(drafts.length / 2);
	return [drafts.slice(0, middle), drafts.slice(middle)];
}

async function rescued<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	draft: Draft,
	refused: BillRefusedError,
): Promise<ItemOutcome> {
	if (!bulk.rescue) return { error: refused };
	try {
		return { record: await bulk.rescue(client, draft, refused) };
	} catch (error) {
		return { error };
	}
}

/** Nobody knows whether the call took effect, so BILL is asked for its records before anything is sent again. */
async function afterUnclear<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	error: UnknownOutcomeError,
	tries: number,
): Promise<Outcomes<Draft>> {
	const isHarmless = bulk.maySendAgain === 'always';
	if (!isKeyless(bulk, drafts)) error.asRepeatable(isHarmless);
	const found = await look(client, bulk, drafts).catch(() => undefined);
	if (!found) return leftUnclear(client, bulk, drafts, error);
	const outcomes: Outcomes<Draft> = new Map();
	const missing: Draft[] = [];
	for (const draft of drafts) {
		const record = found.get(draft.key);
		if (record) outcomes.set(draft, foundAfter(client, bulk, record, draft));
		else missing.push(draft);
	}
	if (missing.length === 0) return outcomes;
	// BILL may still be at work on the call, and could do both.
	const isAtWork = !isHarmless && error.settlesAtMs !== undefined;
	if (isAtWork) return new Map([...outcomes, ...leftUnclear(client, bulk, missing, error)]);
	return new Map([...outcomes, ...(await sentAgain(client, bulk, missing, error, tries - 1))]);
}

/** First together once more; then, as a call that stays unclear says nothing about a record, each by itself. */
async function sentAgain<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	error: UnknownOutcomeError,
	tries: number,
): Promise<Outcomes<Draft>> {
	if (tries === 0) return leftUnclear(client, bulk, drafts, error);
	await backOff(TRIES - tries);
	if (tries > TRIES_ALONE) return await sendTogether(client, bulk, drafts, tries);
	// Records that cannot be told apart could be taken for one another.
	if (isKeyless(bulk, drafts)) return leftUnclear(client, bulk, drafts, error);
	const outcomes: Outcomes<Draft> = new Map();
	for (const draft of drafts) {
		for (const [one, outcome] of await sendTogether(client, bulk, [draft], tries)) outcomes.set(one, outcome);
	}
	return outcomes;
}

/** What is found after an unclear answer was written by it, unless it is another record of the same key. */
function foundAfter<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	record: IDataObject,
	draft: Draft,
): ItemOutcome {
	try {
		bulk.accept(client, record, draft);
		return { record: bulk.written(record) };
	} catch (error) {
		return { error };
	}
}

async function look<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
): Promise<Map<string, IDataObject>> {
	for (let looks = 1; ; looks += 1) {
		const found = await bulk.find(client, drafts);
		// Some of them may mean that BILL does not show all of a call yet: a record sent again then would be there twice.
		if (found.size === drafts.length) return found;
		if (looks === LOOKS) return completeOrNone(bulk, drafts, found);
		await backOff(looks);
	}
}

function completeOrNone<Draft extends BulkDraft>(
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	found: Map<string, IDataObject>,
): Map<string, IDataObject> {
	if (!bulk.takesAllOrNone || found.size === 0) return found;
	throw new Error(`BILL shows ${found.size} of ${drafts.length} records that were sent together.`);
}

/** BILL's records go to the drafts of their key; where the key is not told, to the drafts in order. */
function assigned<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	records: Array<IDataObject | Error>,
): Outcomes<Draft> {
	const good = records.filter((record): record is IDataObject => !(record instanceof Error));
	const keyed = new Map(good.map((record) => [bulk.keyOf(record), record]));
	return new Map(
		drafts.map((draft, index): [Draft, ItemOutcome] => {
			const inOrder = records[index];
			if (inOrder instanceof Error) return [draft, { error: inOrder }];
			const record = keyed.get(draft.key) ?? (inOrder && bulk.keyOf(inOrder) === '' ? inOrder : undefined);
			return [
				draft,
				record ? { record: bulk.written(record) } : { error: withoutRecord(client, bulk, draft) },
			];
		}),
	);
}

function withoutRecord<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	draft: Draft,
): FailedCheckError {
	const [fix, cure]: [string, Cured] = isKeyless(bulk, [draft])
		? ['Look it up in BILL before you run this again.', BY_PERSON]
		: ['Run this item again: the node looks for it in BILL first.', BY_REPETITION];
	const message = `${draft.subject}: BILL accepted the request but returned no record for it. ${fix}`;
	return new FailedCheckError(client.node, 'unknownOutcome', message, draft.itemIndex, {}, cure);
}

function isKeyless<Draft extends BulkDraft>(bulk: BulkWrite<Draft>, drafts: Draft[]): boolean {
	return bulk.isKeyless === true || drafts.some((draft) => draft.isKeyless);
}

/** What an earlier call of this process may still bring about is not sent meanwhile. */
function stillAtWork<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
): Outcomes<Draft> {
	const outcomes: Outcomes<Draft> = new Map();
	for (const draft of drafts) {
		try {
			assertSettled(client, bulk.locks?.(draft), draft.itemIndex);
		} catch (error) {
			outcomes.set(draft, { error });
		}
	}
	return outcomes;
}

/** Nothing more is sent in this run. */
function leftUnclear<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	error: UnknownOutcomeError,
): Outcomes<Draft> {
	if (bulk.maySendAgain !== 'always')
		for (const draft of drafts) noteUnsettled(client, bulk.locks?.(draft), error);
	return failed(drafts, error);
}

function failed<Draft>(drafts: Draft[], error: unknown): Outcomes<Draft> {
	return new Map(drafts.map((draft) => [draft, { error }]));
}
