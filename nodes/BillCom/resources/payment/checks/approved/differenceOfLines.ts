import type { IDataObject } from 'n8n-workflow';
import { formatCents, fromCents, toCents } from '../../../../../shared/money';
import type { Objection } from '../../../../operation/failure';
import { listOf, objectOf, textOf } from '../../../../records/record';
import { type ApprovedLine, LINE_CODES } from './approvedFields';

/** How many lines a message names. */
const NAMED = 3;

/** Why the lines of a bill are not those that were approved: each has to stand for another one, in any order. */
export function differenceOfLines(
	approved: ApprovedLine[],
	bill: IDataObject,
	fix: string,
): Objection | undefined {
	const lines = listOf(bill, 'billLineItems').map(lineOf);
	const partners = partnersOf(approved, lines);
	const missing = approved.filter((_, place) => partners[place] === undefined);
	const surplus = lines.filter((_, place) => !partners.includes(place));
	if (missing.length === 0 && surplus.length === 0) return undefined;
	const parts = [
		...(missing.length > 0 ? [`not in BILL as approved: ${named(missing)}`] : []),
		...(surplus.length > 0 ? [`in BILL and not approved: ${named(surplus)}`] : []),
	];
	return {
		reason: 'linesDiffer',
		what: `the lines of the bill differ from those that were approved (${parts.join('; ')})`,
		fix,
		expected: approved.map(shownLine),
		found: lines.map(shownLine),
	};
}

/**
 * For each approved line the place of the one in BILL that stands for it, each used once, so that as many as possible have one.
 * A line that asks for less may take one that another needs; then it looks for another (augmenting paths).
 */
function partnersOf(approved: ApprovedLine[], lines: ApprovedLine[]): Array<number | undefined> {
	const takenBy = new Map<number, number>();
	const assign = (place: number, seen: Set<number>): boolean =>
		lines.some((line, candidate) => {
			const wanted = approved[place];
			if (!wanted || seen.has(candidate) || !isCovered(wanted, line)) return false;
			seen.add(candidate);
			const holder = takenBy.get(candidate);
			if (holder !== undefined && !assign(holder, seen)) return false;
			takenBy.set(candidate, place);
			return true;
		});
	for (const place of approved.keys()) assign(place, new Set());
	const partners = new Array<number | undefined>(approved.length).fill(undefined);
	for (const [candidate, place] of takenBy) partners[place] = candidate;
	return partners;
}

function isCovered(wanted: ApprovedLine, line: ApprovedLine): boolean {
	if (wanted.cents !== line.cents) return false;
	return Object.entries(wanted.codes).every(([name, code]) => line.codes[name] === code);
}

function lineOf(row: IDataObject): ApprovedLine {
	const given = objectOf(row, 'classifications');
	const codes = LINE_CODES.flatMap((name): Array<[string, string]> => {
		const code = textOf(given, name);
		return code ? [[name, code]] : [];
	});
	return { cents: toCents(row.amount) ?? Number.NaN, codes: Object.fromEntries(codes) };
}

function shownLine({ cents, codes }: ApprovedLine): IDataObject {
	return { amount: fromCents(cents), ...codes };
}

function named(lines: ApprovedLine[]): string {
	const some = lines
		.slice(0, NAMED)
		.map(({ cents, codes }) => [formatCents(cents), ...Object.values(codes)].join(' '));
	return [...some, ...(lines.length > NAMED ? [`${lines.length - NAMED} more`] : [])].join(', ');
}
