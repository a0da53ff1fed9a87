import { AsyncLocalStorage } from 'node:async_hooks';

/** What the package keeps for a whole process, see `processWide`. */
const KEPT = ['lanes', 'gates', 'logins', 'loginFailures', 'limitedPayments', 'memories'];
const PREFIX = 'n8n-nodes-billcom-salesforce.';

/**
 * Lets several processes of n8n live in one test: each has lanes, gates and sign-ins of its own, and they share nothing but
 * the credential they are given, as workers share n8n's database. Ended by `end`.
 */
export function severalProcesses(): {
	run<T>(name: string, work: () => Promise<T>): Promise<T>;
	end(): void;
} {
	const current = new AsyncLocalStorage<Map<string, unknown>>();
	const memories = new Map<string, Map<string, unknown>>();
	const outside = new Map<string, unknown>();
	for (const name of KEPT) {
		Object.defineProperty(globalThis, Symbol.for(`${PREFIX}${name}`), {
			configurable: true,
			get: () => (current.getStore() ?? outside).get(name),
			set: (value: unknown) => (current.getStore() ?? outside).set(name, value),
		});
	}
	return {
		run: async (name, work) => {
			const memory = memories.get(name) ?? new Map<string, unknown>();
			memories.set(name, memory);
			return await current.run(memory, work);
		},
		end: () => {
			for (const name of KEPT) Reflect.deleteProperty(globalThis, Symbol.for(`${PREFIX}${name}`));
		},
	};
}
