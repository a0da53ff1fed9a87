import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { backOff } from '../../transport/backoff';
import { BillRefusedError, refusalOf, UnknownOutcomeError } from '../../transport/errors';
import type { BulkDraft, BulkWrite } from './bulkWrite';
import { offendersIn } from './offenders';
import type { BulkOutcome } from './sendInBulk';

/** BILL shows a fresh record at once; the second and third look are for an answer that was cut off early. */
const LOOKS = 3;

type Outcomes<Draft> = Map<Draft, BulkOutcome>;

/**
 * Sends drafts in one call. BILL takes all or none: when it refuses, the ones it names are left out and the rest is sent
 * again; when it names none, the call is halved until the ones at fault stand alone.
 */
export async function sendTogether<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
): Promise<Outcomes<Draft>> {
	if (drafts.length === 0) return new Map();
	try {
		return assigned(bulk, drafts, await bulk.send(ctx, drafts));
	} catch (error) {
		if (error instanceof UnknownOutcomeError) return await afterUnclear(ctx, bulk, drafts, error);
		if (error instanceof BillRefusedError && isAboutRecords(error)) {
			return await afterRefusal(ctx, bulk, drafts, error);
		}
		return failed(drafts, error);
	}
}

/** A refusal of who we are or what we may do concerns every draft alike; taking the call apart would only repeat it. */
function isAboutRecords({ httpStatus }: BillRefusedError): boolean {
	return httpStatus === 400 || httpStatus === 404 || httpStatus === 409 || httpStatus === 422;
}

async function afterRefusal<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	error: BillRefusedError,
): Promise<Outcomes<Draft>> {
	if (drafts.length === 1) return failed(drafts, error);
	const offenders = offendersIn(drafts, error.entries);
	if (offenders.size === 0) {
		const middle = Math.ceil(drafts.length / 2);
		const halves = [drafts.slice(0, middle), drafts.slice(middle)];
		const outcomes = await Promise.all(halves.map(async (half) => await sendTogether(ctx, bulk, half)));
		return new Map(outcomes.flatMap((half) => [...half]));
	}
	const rest = drafts.filter((draft) => !offenders.has(draft));
	const outcomes = await sendTogether(ctx, bulk, rest);
	for (const [draft, reasons] of offenders) {
		outcomes.set(draft, { error: refusalOf(ctx.getNode(), error, reasons, draft) });
	}
	return outcomes;
}

/** Nobody knows whether the call took effect, so BILL is asked for its records before anything is sent again. */
async function afterUnclear<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	error: UnknownOutcomeError,
): Promise<Outcomes<Draft>> {
	const found = await look(ctx, bulk, drafts).catch(() => undefined);
	if (!found) return failed(drafts, error);
	const outcomes: Outcomes<Draft> = new Map();
	const missing: Draft[] = [];
	for (const draft of drafts) {
		const record = found.get(draft.key);
		if (record) outcomes.set(draft, { record: bulk.written(record) });
		else missing.push(draft);
	}
	if (missing.length === 0) return outcomes;
	if (!bulk.maySendAgain) return new Map([...outcomes, ...failed(missing, error)]);
	return new Map([...outcomes, ...(await sendLast(ctx, bulk, missing))]);
}

/** The second and last time: a call that stays unclear twice is left to a person. */
async function sendLast<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
): Promise<Outcomes<Draft>> {
	return await sendTogether(ctx, { ...bulk, maySendAgain: false }, drafts);
}

async function look<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
): Promise<Map<string, IDataObject>> {
	for (let looks = 1; ; looks += 1) {
		const found = await bulk.find(ctx, drafts);
		if (found.size > 0 || looks === LOOKS) return found;
		await backOff(looks);
	}
}

/** BILL's records go to the drafts of their key; where the key is not told, to the drafts in order. */
function assigned<Draft extends BulkDraft>(
	bulk: BulkWrite<Draft>,
	drafts: Draft[],
	records: Array<IDataObject | Error>,
): Outcomes<Draft> {
	const good = records.filter((record): record is IDataObject => !(record instanceof Error));
	const keyed = new Map(good.map((record) => [bulk.keyOf(record), record]));
	return new Map(
		drafts.map((draft, index) => {
			const inOrder = records[index];
			if (inOrder instanceof Error) return [draft, { error: inOrder }];
			const record = keyed.get(draft.key) ?? (inOrder && bulk.keyOf(inOrder) === '' ? inOrder : undefined);
			return [draft, record ? { record: bulk.written(record) } : { error: withoutRecord(draft) }];
		}),
	);
}

function withoutRecord({ subject }: BulkDraft): Error {
	return new Error(
		`${subject}: BILL took the call but returned no record for it. Look it up in BILL before you run this again.`,
	);
}

function failed<Draft>(drafts: Draft[], error: unknown): Outcomes<Draft> {
	return new Map(drafts.map((draft) => [draft, { error }]));
}
