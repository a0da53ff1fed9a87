/** Read by test/jest/oneRealm.js after each file. */
const BEGUN = Symbol.for('n8n-nodes-billcom-salesforce.begunByTests');
type Begun = Array<() => Promise<void>>;

/**
 * Has something ended with the test file at the latest. A hook that ran out of time goes on, and what it begins then is in
 * nobody's hands: an n8n would run beside all tests that follow.
 */
export function endWithFile(end: () => Promise<void>): void {
	const holder = globalThis as unknown as Record<symbol, Begun | undefined>;
	holder[BEGUN] = [...(holder[BEGUN] ?? []), end];
}

/** Ends all of it, in turn. */
export async function endBegun(): Promise<void> {
	const holder = globalThis as unknown as Record<symbol, Begun | undefined>;
	const all = holder[BEGUN] ?? [];
	holder[BEGUN] = undefined;
	for (const end of all) await end();
}
