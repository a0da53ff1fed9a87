/** An entry of the audit trail, or of its inbox, with both bodies read. */
export interface Entry {
	/** Its place in the trail; 0 while it waits in the inbox. */
	number: number;
	at: string;
	system: string;
	call: string;
	outcome: string;
	records: string[];
	sent: unknown;
	received: unknown;
	workflowName: string;
	nodeName: string;
	run: string;
	/** All columns as texts, as they are sealed. */
	row: Record<string, string>;
}

/** What an intent has instead of an outcome: it is written before the call leaves. */
const INTENT = 'about to be sent';
/** What stands instead of the outcome where n8n stopped before it could write it down. */
export const NOT_RECORDED = 'not recorded';

/**
 * Rows as entries, in the order in which things were done, each once. An intent and the result of the same call become one
 * entry; an intent whose result was never written down says so.
 */
export function entriesOf(rows: Array<Record<string, unknown>>): Entry[] {
	return withoutIntents(everyEntry(rows));
}

/** Every row as an entry, intents too: each has a seal of its own. */
export function everyEntry(rows: Array<Record<string, unknown>>): Entry[] {
	const sealed = new Set(rows.filter(isSealed).map(keyOf));
	const each = new Map<string, Record<string, unknown>>();
	for (const row of rows)
		if (isSealed(row) || !sealed.has(keyOf(row))) each.set(`${keyOf(row)}\n${row.number ?? ''}`, row);
	return [...each.entries()].map(([, row]) => toEntry(row));
}

export function withoutIntents(entries: Entry[]): Entry[] {
	const results = new Set(entries.filter(({ outcome }) => outcome !== INTENT).map(callOf));
	return entries
		.filter((entry) => entry.outcome !== INTENT || !results.has(callOf(entry)))
		.map((entry) => (entry.outcome === INTENT ? { ...entry, outcome: NOT_RECORDED } : entry))
		.sort(
			(one, other) =>
				one.at.localeCompare(other.at) || (one.number || Infinity) - (other.number || Infinity) || 0,
		);
}

/** The first 15 characters of a Salesforce ID say which record it is. */
export function isSameRecord(one: string, other: string): boolean {
	return one === other || (one.length >= 15 && one.slice(0, 15) === other.slice(0, 15));
}

/** Every object in a body, from the outside in. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
	if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
	else if (typeof value === 'object' && value !== null) {
		yield value as Record<string, unknown>;
		for (const one of Object.values(value)) yield* objectsIn(one);
	}
}

function toEntry(row: Record<string, unknown>): Entry {
	const texts = Object.fromEntries(
		Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value ?? '')]),
	);
	const { at = '', system = '', call = '', outcome = '', workflowName = '', nodeName = '', run = '' } = texts;
	return {
		number: Number(texts.number ?? 0) || 0,
		...{ at, system, call, outcome, workflowName, nodeName, run },
		records: (texts.records ?? '').split(' ').filter(Boolean),
		sent: bodyOf(texts.request),
		received: bodyOf(texts.answer),
		row: texts,
	};
}

/** A body that was cut is not JSON any more. */
function bodyOf(text = ''): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function isSealed({ number }: Record<string, unknown>): boolean {
	return Number(number ?? 0) > 0;
}

function keyOf({ at, call, outcome, request, run }: Record<string, unknown>): string {
	return [at, call, outcome, request, run].join('\n');
}

function callOf({ at, call, run }: Entry): string {
	return [at, call, run].join('\n');
}
