import { processWide } from './processWide';

interface Memory {
	value: Promise<unknown>;
	untilMs: number;
}

const SWEEP_FROM = 100;

/**
 * Loads a value once and gives it to everyone who asks within `lifeMs`, also while it is still loading. A load that
 * fails is not kept, and whoever waited for it loads for himself: its failure names the item and the node of another
 * execution, which may also have been cancelled.
 */
export async function remember<T>(key: string, lifeMs: number, load: () => Promise<T>): Promise<T> {
	const known = memories().get(key);
	if (known && known.untilMs > Date.now()) return (await known.value.catch(load)) as T;
	sweep();
	const value = load();
	const memory = { value, untilMs: Date.now() + lifeMs };
	memories().set(key, memory);
	value.catch(() => forget(key));
	return await value;
}

/** Gives a value that is known already to everyone who asks within `lifeMs`. */
export function keep(key: string, lifeMs: number, value: unknown): void {
	sweep();
	memories().set(key, { value: Promise.resolve(value), untilMs: Date.now() + lifeMs });
}

/** Whether whoever asks now is not kept waiting for a load of his own. */
export function isRemembered(key: string): boolean {
	const known = memories().get(key);
	return known !== undefined && known.untilMs > Date.now();
}

/** Keys name vendors, accounts and objects: without sweeping, a long-lived process would keep every one it ever met. */
function sweep(): void {
	if (memories().size < SWEEP_FROM) return;
	for (const [key, { untilMs }] of memories()) if (untilMs <= Date.now()) forget(key);
}

/** The next one who asks loads again. */
export function forget(key: string): void {
	memories().delete(key);
}

function memories() {
	return processWide('memories', () => new Map<string, Memory>());
}
