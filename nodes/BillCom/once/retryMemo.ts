import type { IExecuteFunctions } from 'n8n-workflow';
import { BY_PERSON, BY_REPETITION, type Cured } from '../../shared/cure';
import { processWide } from '../../shared/memory/processWide';
import { isUnknownOutcome, FailedCheckError } from '../operation/failure';
import type { RunClient } from '../transport/client';

/** What an earlier try of the same run did. */
type Done<T> = { value: T } | { error: Error };

interface Memory {
	done: Done<unknown>;
	untilMs: number;
}

/** n8n waits 5 seconds at most between two tries, and makes five. */
const RETRY_LIFE_MS = 10 * 60_000;

/**
 * Does a write that nothing can find again once in a run. n8n's Retry On Fail runs a node again with all its items, those
 * that were done too: what was written comes back as it was, and what nobody knows about is not sent again.
 *
 * @param what tells the writes of a run apart
 * @param isKeyed whether a run of its own would find the write again
 * @throws FailedCheckError `unknownOutcome` for a write that an earlier try has sent without learning what became of it
 */
export async function withRetryMemo<T>(
	client: RunClient,
	what: string,
	write: () => Promise<T>,
	isKeyed = false,
): Promise<T> {
	const { ctx, itemIndex = 0 } = client;
	const earlier = earlierTry<T>(ctx, itemIndex, what);
	if (earlier && 'error' in earlier) throw earlier.error;
	if (earlier) return earlier.value;
	try {
		const value = await write();
		keepForRetry(ctx, itemIndex, what, { value });
		return value;
	} catch (error) {
		const failure: unknown = error;
		keepForRetry(ctx, itemIndex, what, { error: failure }, isKeyed);
		throw failure;
	}
}

/** What became of a write in an earlier try of this run; undefined when it was not made, or refused. */
export function earlierTry<T>(ctx: IExecuteFunctions, itemIndex: number, what: string): Done<T> | undefined {
	const memory = memories().get(keyOf(ctx, itemIndex, what) ?? '');
	return memory && memory.untilMs > Date.now() ? (memory.done as Done<T>) : undefined;
}

/** Keeps what became of a write for the next try. A refusal is not kept: the next try may succeed. */
export function keepForRetry(
	ctx: IExecuteFunctions,
	itemIndex: number,
	what: string,
	outcome: { value: unknown } | { error: unknown },
	isKeyed = false,
): void {
	const key = keyOf(ctx, itemIndex, what);
	if (key === undefined) return;
	if ('value' in outcome) keep(key, outcome);
	else if (isUnknownOutcome(outcome.error)) keep(key, { error: unknownBefore(ctx, itemIndex, isKeyed) });
}

/** Undefined where n8n does not tell the execution, such as in a test of a single step: then nothing can be told apart. */
function keyOf(ctx: IExecuteFunctions, itemIndex: number, what: string): string | undefined {
	const executionId: string | undefined = ctx.getExecutionId();
	if (!executionId) return undefined;
	// A loop runs the node again on purpose; a retry keeps the number of the run.
	const runIndex = Number(ctx.evaluateExpression('{{ $runIndex }}', itemIndex));
	return JSON.stringify([executionId, ctx.getNode().id, runIndex, what]);
}

function unknownBefore(ctx: IExecuteFunctions, itemIndex: number, isKeyed: boolean): FailedCheckError {
	const [fix, cure]: [string, Cured] = isKeyed
		? ['Run the item again in a new execution: the node then looks for it in BILL first.', BY_REPETITION]
		: ['Look in BILL before you run this again.', BY_PERSON];
	const message = `BILL gave no clear answer when this was sent earlier in this execution, so it is not sent again. ${fix}`;
	return new FailedCheckError(ctx.getNode(), 'unknownOutcome', message, itemIndex, {}, cure);
}

function keep(key: string, done: Done<unknown>): void {
	const nowMs = Date.now();
	// In the order of their age, so the first one that is still good ends the search.
	for (const [old, { untilMs }] of memories()) {
		if (untilMs > nowMs) break;
		memories().delete(old);
	}
	memories().set(key, { done, untilMs: nowMs + RETRY_LIFE_MS });
}

function memories() {
	return processWide('withRetryMemo', () => new Map<string, Memory>());
}
