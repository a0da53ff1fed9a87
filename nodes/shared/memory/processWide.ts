/**
 * One value a process and name, whichever file asks. Each node and the credential are bundled into a file of their own,
 * so a plain module variable would exist several times: two login gates, two sets of lanes.
 */
export function processWide<T>(name: string, create: () => T): T {
	const key = Symbol.for(`n8n-nodes-billcom-salesforce.${name}`);
	const registry: Record<symbol, unknown> = globalThis as Record<symbol, unknown>;
	registry[key] ??= create();
	return registry[key] as T;
}
