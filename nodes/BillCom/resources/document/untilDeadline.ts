import type { IExecuteFunctions } from 'n8n-workflow';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/** A wait that ends. */
export interface Deadline {
	/** Pauses, longer each time; false, without a pause, when the time is over or the execution was cancelled. */
	pause(): Promise<boolean>;
}

/** Starts the time. */
export function untilDeadline(ctx: IExecuteFunctions, waitMs: number): Deadline {
	const endsAtMs = Date.now() + waitMs;
	const signal = ctx.getExecutionCancelSignal();
	let nextMs = FIRST_PAUSE_MS;
	return {
		pause: async () => {
			const pauseMs = Math.min(nextMs, endsAtMs - Date.now());
			if (pauseMs <= 0 || signal?.aborted) return false;
			nextMs = Math.min(nextMs * 2, LONGEST_PAUSE_MS);
			await pauseOf(pauseMs, signal);
			return !signal?.aborted;
		},
	};
}

async function pauseOf(pauseMs: number, signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, pauseMs);
		signal?.addEventListener('abort', end);
	});
}
