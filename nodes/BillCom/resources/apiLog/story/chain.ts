import { createHash } from 'node:crypto';
import type { Entry } from './entries';

/** Whether the entries of one invoice are what was written. */
export interface Chain {
	isIntact: boolean;
	entries: number;
	/** Entries that are not sealed yet; they are within a minute. */
	waiting: number;
	findings: string[];
	/** The last sealed one: the head of its day seals it and all before it. */
	last?: { number: number; day: string; hash: string };
}

/** In the order in which they are sealed; docs/audit.md describes the seals. */
const KEPT = 'at system call outcome milliseconds records request answer workflowName run nodeName'.split(
	' ',
);
const LINKED_DIGITS = 32;

/** Computes the seals of all entries of a record again, and whether one of its chain is missing. */
export function chainOf(recordId: string, entries: Entry[]): Chain {
	const sealed = entries
		.filter(({ number, records }) => number > 0 && records.includes(recordId))
		.sort((one, other) => one.number - other.number);
	const findings: string[] = [];
	let before: { sequence: number; hash: string } | undefined;
	for (const { number, row } of sealed) {
		const say = (text: string) => findings.push(`Entry ${number} ${text}.`);
		if (sha256(JSON.stringify(KEPT.map((name) => row[name] ?? ''))) !== row.digest)
			say('was changed: what was said or answered is not what was sealed');
		if (sha256([number, row.day, row.digest, row.links, row.previousHash ?? ''].join('\n')) !== row.hash)
			say('was changed: its number, day or place is not what was sealed');
		const [sequence, previous] = linkOf(row.links, recordId);
		if (before && sequence !== before.sequence + 1)
			say(`does not follow: it is number ${sequence} of this invoice, after number ${before.sequence}`);
		else if (before && previous !== before.hash) say('does not follow the entry before it');
		before = { sequence, hash: String(row.hash).slice(0, LINKED_DIGITS) };
	}
	const last = sealed.at(-1);
	return {
		isIntact: findings.length === 0,
		entries: sealed.length,
		waiting: entries.filter(({ number, records }) => number === 0 && records.includes(recordId)).length,
		findings,
		...(last && { last: { number: last.number, day: last.row.day ?? '', hash: last.row.hash ?? '' } }),
	};
}

function linkOf(links: string, recordId: string): [sequence: number, previous: string] {
	try {
		return JSON.parse(links || '{}')[recordId] ?? [0, ''];
	} catch {
		return [0, ''];
	}
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
