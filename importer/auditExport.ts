import { createHash } from 'node:crypto';
import { type Entry, unansweredLines } from './auditIntents';

interface Finding {
	entry: Entry;
	text: string;
}

type Say = (entry: Entry, text: string) => void;

/** What is sealed in `digest`, in this order. */
const KEPT = 'at system call outcome milliseconds records request answer workflowName run nodeName'.split(
	' ',
);
const SEALS = ['day', 'digest', 'links', 'previousHash', 'hash'];
/** A link names the first digits of a hash. */
const LINKED_DIGITS = 32;

/**
 * Checks an export of the audit trail without n8n, and without the code of the workflow that does the same: a CSV as n8n
 * downloads it, a JSON list, or a JSON object a line.
 * @returns what a person reads, the head of each day included
 */
export function checkAuditExport(text: string): { isIntact: boolean; lines: string[] } {
	const entries = parseExport(text)
		.map(toEntry)
		.sort((one, other) => one.number - other.number);
	const [first] = entries;
	if (first === undefined) return { isIntact: false, lines: ['The file holds no entry.'] };
	const { findings, twice, days, last } = check(entries, first);
	const lines = [
		`${entries.length - twice} entries, number ${first.number} to ${last.number}.${twice ? ` ${twice} are there twice, word for word, which is harmless.` : ''}`,
		...(first.number > 1
			? [
					`It begins with entry ${first.number}: its previousHash ${String(first.previousHash)} has to be the head of a day.`,
				]
			: []),
		...findings.map(
			({ entry, text: what }) =>
				`Entry ${entry.number}${entry.records ? ` (${entry.records})` : ''} ${what}.`,
		),
		...unansweredLines(entries),
		...[...days].map(([day, { number, hash }]) => `Head of ${day}: entry ${number}, ${hash}`),
		findings.length === 0 ? 'Nothing was changed.' : `${findings.length} things are wrong.`,
	];
	return { isIntact: findings.length === 0, lines };
}

function check(entries: Entry[], first: Entry) {
	const findings: Finding[] = [];
	const say: Say = (entry, text) => findings.push({ entry, text });
	const known = new Map<string, { sequence: number; hash: string }>();
	const days = new Map<string, Entry>();
	let twice = 0;
	let before: Entry | undefined;
	for (const entry of entries) {
		const digest = sha256(JSON.stringify(KEPT.map((name) => entry[name])));
		if (before?.number === entry.number && before.hash === entry.hash && digest === entry.digest) {
			twice += 1;
			continue;
		}
		if (digest !== entry.digest) say(entry, 'was changed: what was said or answered is not what was sealed');
		const { number, day, links, previousHash } = entry;
		if (sha256([number, day, entry.digest, links, previousHash].join('\n')) !== entry.hash)
			say(entry, 'was changed: its number, day, records or place is not what was sealed');
		if (before) sayHowItFollows(before, entry, say);
		checkLinks(entry, { known, isWhole: first.number === 1 }, say);
		days.set(String(day), entry);
		before = entry;
	}
	return { findings, twice, days, last: before ?? first };
}

function sayHowItFollows(before: Entry, entry: Entry, say: Say): void {
	const gap = entry.number - before.number - 1;
	if (gap < 0) say(entry, 'is there twice, with different content: one of them was added');
	else if (gap > 0)
		say(entry, `does not follow: ${gap === 1 ? 'the entry' : `${gap} entries`} before it is missing`);
	else if (entry.previousHash !== before.hash)
		say(entry, 'does not follow the entry before it: one was exchanged');
	if (entry.day < before.day) say(entry, 'is out of order: its day is before that of the entry before it');
}

function checkLinks(
	entry: Entry,
	{ known, isWhole }: { known: Map<string, { sequence: number; hash: string }>; isWhole: boolean },
	say: Say,
): void {
	const links = linksOf(entry);
	for (const [record, [sequence, previous]] of links) {
		const last = known.get(record) ?? (isWhole ? { sequence: 0, hash: '' } : undefined);
		if (last && (last.sequence + 1 !== sequence || last.hash !== previous))
			say(
				entry,
				`is entry ${sequence} of record ${record}, but the one found before it is ${last.sequence || 'none'}`,
			);
		known.set(record, { sequence, hash: String(entry.hash).slice(0, LINKED_DIGITS) });
	}
	for (const record of String(entry.records).split(' ').filter(Boolean))
		if (!links.has(record)) say(entry, `names record ${record}, to which it was not chained`);
}

/** None where somebody has broken them; the hash tells. */
function linksOf({ links }: Entry): Map<string, [number, string]> {
	try {
		return new Map(Object.entries(JSON.parse(String(links || '{}'))));
	} catch {
		return new Map();
	}
}

function toEntry(row: Record<string, unknown>): Entry {
	const texts = [...KEPT, ...SEALS].map((name) => [name, String(row[name] ?? '')]);
	return { ...Object.fromEntries(texts), number: Number(row.number) };
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A CSV as n8n downloads it, a JSON list, or a JSON object a line. */
export function parseExport(text: string): Array<Record<string, unknown>> {
	const trimmed = text.replace(/^\uFEFF/, '').trim();
	if (trimmed.startsWith('[')) return JSON.parse(trimmed);
	if (trimmed.startsWith('{')) return trimmed.split(/\r?\n/).map((line) => JSON.parse(line));
	return parseCsv(trimmed);
}

/** RFC 4180: quoted fields may hold commas, quotes written twice, and line breaks. */
function parseCsv(text: string): Array<Record<string, string>> {
	const rows: string[][] = [[]];
	const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
	for (let match = field.exec(text); match; match = field.exec(text)) {
		const [, value, end] = match;
		rows[rows.length - 1].push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
		if (end === ',') continue;
		if (field.lastIndex >= text.length) break;
		rows.push([]);
	}
	const [names, ...values] = rows;
	// Files that were put behind one another each begin with the names.
	const entries = values.filter((row) => row.join() !== names.join());
	return entries.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])));
}
