import { until } from '../sandbox/n8n/until';

/** Below jest's own limit, so that the words are told. */
const PATIENCE_MS = 100_000;

/**
 * Waits for a fact nobody reports, looking again and again, and gives up in words: a wait without an end would hang the
 * whole run.
 *
 * @param words the fact, as the end of "waited for …"
 */
export async function untilTrue(fact: () => boolean | Promise<boolean>, words: string): Promise<void> {
	await until(async () => await fact(), { fact: words, withinMs: PATIENCE_MS, everyMs: 1 });
}
