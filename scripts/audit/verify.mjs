#!/usr/bin/env node
/**
 * Checks an export of the audit trail without n8n: `node scripts/audit/verify.mjs <file>`, a CSV as n8n downloads it, or JSON (a
 * list, or an object a line). Says what is missing, changed, added or out of order, and prints the head of each day; ends with 1
 * when something is wrong. What is checked stands in docs/audit.md; shares no code with the workflow that does the same.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const KEPT = 'at system call outcome milliseconds records request answer workflowName run nodeName'.split(
	' ',
);
/** A link names the first digits of a hash. */
const LINKED_DIGITS = 32;

export function verify(rows) {
	const entries = rows.map(toEntry).sort((a, b) => a.number - b.number);
	const findings = [];
	const say = (entry, text) => findings.push({ number: entry.number, records: entry.records, text });
	const known = new Map();
	const days = new Map();
	let twice = 0;
	let before;
	for (const entry of entries) {
		const digest = sha256(JSON.stringify(KEPT.map((name) => entry[name])));
		const { number, day, links, previousHash } = entry;
		if (before?.number === number && before.hash === entry.hash && digest === entry.digest) {
			twice += 1;
			continue;
		}
		if (digest !== entry.digest) say(entry, 'was changed: what was said or answered is not what was sealed');
		if (sha256([number, day, entry.digest, links, previousHash].join('\n')) !== entry.hash)
			say(entry, 'was changed: its number, day, records or place is not what was sealed');
		if (before) sayHowItFollows(before, entry, say);
		checkLinks(entry, { known, isWhole: entries[0].number === 1 }, say);
		days.set(day, { number, hash: entry.hash });
		before = entry;
	}
	return {
		entries: entries.length - twice,
		first: entries[0]?.number,
		last: before?.number,
		twice,
		findings,
		days,
	};
}

function sayHowItFollows(before, entry, say) {
	const gap = entry.number - before.number - 1;
	if (gap < 0) say(entry, 'is there twice, with different content: one of them was added');
	else if (gap > 0)
		say(entry, `does not follow: ${gap === 1 ? 'the entry' : `${gap} entries`} before it is missing`);
	else if (entry.previousHash !== before.hash)
		say(entry, 'does not follow the entry before it: one was exchanged');
	if (entry.day < before.day) say(entry, 'is out of order: its day is before that of the entry before it');
}

function checkLinks(entry, { known, isWhole }, say) {
	const links = new Map(Object.entries(JSON.parse(entry.links || '{}')));
	for (const [record, [sequence, previous]] of links) {
		const last = known.get(record) ?? (isWhole ? { sequence: 0, hash: '' } : undefined);
		if (last && (last.sequence + 1 !== sequence || last.hash !== previous))
			say(
				entry,
				`is entry ${sequence} of record ${record}, but the one found before it is ${last.sequence || 'none'}`,
			);
		known.set(record, { sequence, hash: entry.hash.slice(0, LINKED_DIGITS) });
	}
	for (const record of entry.records.split(' ').filter(Boolean))
		if (!links.has(record)) say(entry, `names record ${record}, to which it was not chained`);
}

function toEntry(row) {
	const text = Object.fromEntries(
		[...KEPT, 'day', 'digest', 'links', 'previousHash', 'hash'].map((name) => [
			name,
			String(row[name] ?? ''),
		]),
	);
	return { ...text, number: Number(row.number) };
}

function sha256(text) {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** RFC 4180: quoted fields may hold commas, quotes written twice, and line breaks. */
export function parseCsv(text) {
	const rows = [[]];
	const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
	for (let match = field.exec(text); match; match = field.exec(text)) {
		const [whole, value, end] = match;
		rows.at(-1).push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
		if (end !== ',' && field.lastIndex < text.length) rows.push([]);
		if (end !== ',' && (whole === '' || field.lastIndex >= text.length)) break;
	}
	const [names, ...values] = rows;
	return values.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])));
}

export function parseExport(text) {
	const trimmed = text.replace(/^\uFEFF/, '').trim();
	if (trimmed.startsWith('[')) return JSON.parse(trimmed);
	if (trimmed.startsWith('{')) return trimmed.split(/\r?\n/).map((line) => JSON.parse(line));
	return parseCsv(trimmed);
}

/** What a person reads, and whether all is well. */
export function report(text) {
	const { entries, first, last, twice, findings, days } = verify(parseExport(text));
	if (entries === 0) return { isIntact: false, lines: ['The file holds no entry.'] };
	const lines = [
		`${entries} entries, number ${first} to ${last}.${twice ? ` ${twice} are there twice, word for word, which is harmless.` : ''}`,
		...(first > 1
			? [`It begins with entry ${first}: compare its previousHash with the head of the day before.`]
			: []),
		...findings.map(
			({ number, records, text: what }) => `Entry ${number}${records ? ` (${records})` : ''} ${what}.`,
		),
		...[...days].map(([day, { number, hash }]) => `Head of ${day}: entry ${number}, ${hash}`),
		findings.length === 0 ? 'Nothing was changed.' : `${findings.length} things are wrong.`,
	];
	return { isIntact: findings.length === 0, lines };
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').at(-1))) {
	const [, , file] = process.argv;
	if (!file) {
		process.stderr.write(
			'Say which file: node scripts/audit/verify.mjs <export of Audit Trail, CSV or JSON>\n',
		);
		process.exit(2);
	}
	const { isIntact, lines } = report(readFileSync(file, 'utf8'));
	process.stdout.write(`${lines.join('\n')}\n`);
	process.exit(isIntact ? 0 : 1);
}
