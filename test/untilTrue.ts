import { until } from '../sandbox/n8n/until';

const PATIENCE_MS = 5_000;
/** For what n8n and a trigger do by themselves, on a machine that is busy. */
export const LONGER_MS = 30_000;

/**
 * Waits for a fact nobody reports, looking again and again, and gives up in words: a wait without an end would hang the
 * whole run.
 *
 * @param words the fact, as the end of "waited for …"
 */
export async function untilTrue(
	fact: () => boolean | Promise<boolean>,
	words: string,
	withinMs = PATIENCE_MS,
): Promise<void> {
	await until(async () => await fact(), { fact: words, withinMs, everyMs: 1 });
}
