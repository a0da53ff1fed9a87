import { createHash } from 'node:crypto';
import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import type { JournalEntry } from '../../sandbox/start/control';
import type { Everything } from '../../sandbox/start/everything';

/** What the docs say is sealed, in this order. Written apart from the workflow: what it says about an entry has to hold. */
const SEALED = 'at system call outcome milliseconds records request answer workflowName run nodeName'.split(
	' ',
);
const INTENT = 'about to be sent';
/** Signs in, or belongs to the trigger that is published: neither is made by a node that keeps its calls. */
const NOT_OF_NODES = /\/login|\/oauth2|\/subscriptions/;

/** What was kept of the calls: chained or still waiting for that. */
export async function evidence({ client }: Pick<Everything, 'client'>): Promise<TableRow[]> {
	return [...(await readTable(client, 'Audit Trail')), ...(await readTable(client, 'Audit Inbox'))];
}

/** Entries whose seals do not hold, or that do not follow the one before; there twice, word for word, is harmless. */
export function brokenIn(entries: TableRow[]): unknown[] {
	let previous = '';
	const inOrder = [...entries].sort((one, other) => Number(one.number) - Number(other.number));
	return inOrder.flatMap((entry) => {
		if (entry.hash === previous) return [];
		const digest = sha256(JSON.stringify(SEALED.map((name) => String(entry[name] ?? ''))));
		const hash = sha256([entry.number, entry.day, digest, entry.links, previous].join('\n'));
		const isWhole = digest === entry.digest && hash === entry.hash && (entry.previousHash ?? '') === previous;
		previous = String(entry.hash);
		return isWhole ? [] : [{ number: entry.number, digest, hash, entry }];
	});
}

/** Intents after which n8n recorded no answer: those without an entry of the same run, moment and call. */
export function unanswered(entries: TableRow[]): TableRow[] {
	const answered = new Set(entries.filter(({ outcome }) => outcome !== INTENT).map(pairOf));
	return entries.filter((entry) => entry.outcome === INTENT && !answered.has(pairOf(entry)));
}

/** Writes that were kept without an intent. What n8n and people did themselves are no calls. */
export function withoutIntent(entries: TableRow[]): TableRow[] {
	const calls = entries.filter(({ system }) => ['BILL', 'Salesforce'].includes(String(system)));
	const intents = new Set(calls.filter(({ outcome }) => outcome === INTENT).map(pairOf));
	return calls.filter((entry) => !/^GET|login/.test(String(entry.call)) && !intents.has(pairOf(entry)));
}

function pairOf({ run, at, call }: TableRow): string {
	return [run, at, call].join();
}

/**
 * Writes that BILL and Salesforce say they got from n8n: system, call and body. n8n repeats by itself what was answered 401, so
 * that is left out.
 */
export async function writesOf({
	bill,
	salesforce,
}: Pick<Everything, 'bill' | 'salesforce'>): Promise<string[]> {
	const systems = { BILL: bill, Salesforce: salesforce };
	const writes: string[] = [];
	for (const [name, system] of Object.entries(systems))
		for (const { method, path, body, status, headers } of await system.read<WireEntry[]>('journal', {})) {
			if (method === 'GET' || status === 401 || NOT_OF_NODES.test(path) || !isOfN8n(headers)) continue;
			writes.push(keyOf(name, `${method} ${path}`, body ? JSON.stringify(body) : ''));
		}
	return writes;
}

/** Those of which the evidence holds fewer intents than there were writes: of the same call with the same body, word for word. */
export function missingIn(entries: TableRow[], writes: string[]): string[] {
	const intents = new Map<string, number>();
	for (const { system, call, request, outcome } of entries) {
		if (outcome !== INTENT) continue;
		const key = keyOf(String(system), String(call).split('?')[0], String(request));
		intents.set(key, (intents.get(key) ?? 0) + 1);
	}
	return writes.filter((key) => {
		const left = intents.get(key) ?? 0;
		intents.set(key, left - 1);
		return left <= 0;
	});
}

type WireEntry = JournalEntry & { headers: Record<string, string>; status: number };

/** Tests and people use other clients. */
function isOfN8n(headers: Record<string, string>): boolean {
	return /n8n/i.test(headers['user-agent'] ?? '');
}

function keyOf(system: string, call: string, body: string): string {
	return `${system}: ${call} ${body}`;
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
