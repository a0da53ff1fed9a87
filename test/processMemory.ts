/** What the package keeps in memory of the process, see nodes/BillCom/transport/processWide.ts. */
const PREFIX = 'n8n-nodes-billcom-salesforce.';

/** Forgets it, as a restart of n8n does. What n8n has saved stays. */
export function forgetProcessMemory(): void {
	const symbols = Object.getOwnPropertySymbols(globalThis);
	const ours = symbols.filter((symbol) => Symbol.keyFor(symbol)?.startsWith(PREFIX));
	for (const symbol of ours) Reflect.deleteProperty(globalThis, symbol);
}
