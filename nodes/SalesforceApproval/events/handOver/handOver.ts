import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import { ExecutionCancelledError } from 'n8n-workflow';
import { BackOff } from '../../../shared/transport/backOff';
import type { ApprovalEvent, Wait, Reporter } from '../source/source';
import { asError } from '../../../shared/values/error';

/** n8n's limit for a deduplication key, which is unique across the whole instance. */
const LONGEST_KEY = 255;
/** After so many refusals in a row (about a minute) n8n itself is in trouble, and a person has to know. */
const MOST_ATTEMPTS = 6;
/** A run that takes longer holds up the position, and with it, sooner or later, every later approval. */
const RUN_PATIENCE_MS = 3_600_000;

/**
 * Hands events to n8n as the items of one execution; resolves when n8n has them for good, or when the signal is aborted.
 * @throws {Error} n8n's own, when it refused them again and again
 */
export type HandOver = (events: ApprovalEvent[], signal: AbortSignal) => Promise<void>;

/**
 * Hands events over by `emit` with a promise and a deduplication key.
 *
 * `emit` returns at once and says nothing, and the promise rejects when the execution could not be stored (n8n 2.41,
 * trigger-execution-context.factory.js). The earliest sign that n8n has the event for good is that promise resolving:
 * the run ended (well or not), went to wait, or was recognised by its key as one n8n already has. A failed run counts as
 * handed over: n8n keeps it, shows it and has told the error workflow. Offering an event again starts no second execution,
 * but one that n8n has queued and not begun is replaced (reclaimTombstone in execution-persistence.js), so the trigger
 * never does so while it waits. A queued execution that someone stops never settles: after an hour a person is told.
 */
export function handOverTo(
	ctx: ITriggerFunctions,
	{
		reporter,
		wait,
		keyOrg = '',
		runPatienceMs = RUN_PATIENCE_MS,
	}: { reporter: Reporter; wait: Wait; keyOrg?: string; runPatienceMs?: number },
): HandOver {
	return async (events, signal) => {
		const key = deduplicationKey(ctx, keyOrg, events);
		const backOff = new BackOff({ firstMs: 1_000, capMs: 60_000 });
		for (;;) {
			const impatience = setTimeout(() => tellOfLongRun(reporter, events, runPatienceMs), runPatienceMs);
			const refusal = await offer(ctx, events, key, signal).finally(() => clearTimeout(impatience));
			if (!refusal || signal.aborted) return;
			const waitMs = backOff.nextMs();
			if (backOff.count >= MOST_ATTEMPTS) throw refusal;
			reporter.warn(`n8n did not accept ${nameOf(events)}: ${refusal.message}. Trying again.`);
			await wait(waitMs, signal);
		}
	};
}

function tellOfLongRun(reporter: Reporter, events: ApprovalEvent[], runPatienceMs: number): void {
	const records = [...new Set(events.map(({ recordId }) => recordId))];
	const others = records.length > 1 ? ` and ${records.length - 1} more` : '';
	reporter.alert(
		`The run for record ${records[0]}${others} (${nameOf(events)}) has not ended after ${Math.round(runPatienceMs / 60_000)} minutes`,
		'Look under Executions and stop it if it hangs. If it is not there, or was stopped while it was queued, unpublish and publish the workflow: the trigger then continues with the events that n8n does not have.',
		{ curedBy: 'person' },
	);
}

/** As in "event 7" or "event 7 and 199 more". */
function nameOf([{ eventId }, ...others]: ApprovalEvent[]): string {
	return `event ${eventId}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

/** n8n's refusal, or undefined when n8n has the events or the signal was aborted. */
async function offer(
	ctx: ITriggerFunctions,
	events: ApprovalEvent[],
	key: string,
	signal: AbortSignal,
): Promise<Error | undefined> {
	if (signal.aborted) return undefined;
	const taken = ctx.helpers.createDeferredPromise<IRun>();
	const giveUp = () => taken.reject(new Error('The trigger was closed'));
	signal.addEventListener('abort', giveUp, { once: true });
	try {
		ctx.emit([events.map(toItem)], undefined, taken, key);
		await taken.promise;
		return undefined;
	} catch (reason) {
		if (isTaken(reason)) return undefined;
		return asError(reason);
	} finally {
		signal.removeEventListener('abort', giveUp);
	}
}

/** A run stopped by a person or a time limit, and one that ended before n8n looked for it, were n8n's already. */
function isTaken(reason: unknown): boolean {
	if (reason instanceof ExecutionCancelledError) return true;
	// The class belongs to n8n itself (n8n/dist/errors) and cannot be imported.
	return reason instanceof Error && reason.constructor.name === 'ExecutionNotFoundError';
}

/** The trigger's output item. */
export function toItem(event: ApprovalEvent): INodeExecutionData {
	const json: IDataObject = { ...event };
	return { json };
}

/**
 * One key for each event, node and workflow. Replay and approval ids may be the same in another org, hence its id where it
 * is known. Ids too long for the column are replaced by their SHA-256.
 *
 * The key of several events says which they are: n8n drops them only if it has all of them and no others, however they
 * were put together before (docs/decisions/019).
 */
function deduplicationKey(ctx: ITriggerFunctions, keyOrg: string, events: ApprovalEvent[]): string {
	const node = `${ctx.getWorkflow().id ?? ''}:${ctx.getNode().id}`;
	const ids = events.map(({ eventId }) => eventId).sort();
	const name = ids.length === 1 ? ids[0] : `${ids.length} events:${sha256(JSON.stringify(ids))}`;
	const id = keyOrg === '' ? name : `${keyOrg}:${name}`;
	const key = `${node}:${id}`;
	return key.length <= LONGEST_KEY ? key : `${node}:${sha256(id)}`;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
