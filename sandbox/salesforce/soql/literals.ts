import { toApiDate, toApiDateTime } from '../values/dates';
import { malformed } from './parse';

/** A span of time: from the first moment up to, not including, the last. Epoch milliseconds. */
export interface TimeRange {
	fromMs: number;
	toMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const ESCAPES: Record<string, string> = {
	n: '\n',
	r: '\r',
	t: '\t',
	b: '\b',
	f: '\f',
	'"': '"',
	"'": "'",
	'\\': '\\',
};

/** The text of a quoted SOQL string. Escapes of LIKE wildcards (`\%`, `\_`) stay for the pattern. */
export function unquote(literal: string): string {
	const inner = literal.slice(1, -1);
	return inner.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, escaped: string) => {
		if (escaped.startsWith('u') && escaped.length === 5)
			return String.fromCharCode(parseInt(escaped.slice(1), 16));
		if (escaped === '%' || escaped === '_') return whole;
		const char = ESCAPES[escaped];
		if (char === undefined)
			throw malformed(
				`Invalid string literal ${literal}. Illegal character sequence '\\${escaped}' in string literal.`,
			);
		return char;
	});
}

/** A date-time literal in the form the store keeps. */
export function dateTimeLiteral(literal: string): string {
	const time = Date.parse(literal);
	if (Number.isNaN(time)) throw malformed(`invalid date: ${literal}`);
	return toApiDateTime(time);
}

/** The span a date literal such as `THIS_MONTH` or `LAST_N_DAYS:3` means at a moment, in UTC. Weeks begin on Sunday. */
export function dateRange(literal: string, nowMs: number): TimeRange {
	const [name, count = '0'] = literal.toUpperCase().split(':');
	const n = Number(count);
	const today = Date.parse(`${toApiDate(nowMs)}T00:00:00Z`);
	const days = (first: number, last: number): TimeRange => ({
		fromMs: today + first * DAY_MS,
		toMs: today + (last + 1) * DAY_MS,
	});
	const fixed: Record<string, () => TimeRange> = {
		YESTERDAY: () => days(-1, -1),
		TODAY: () => days(0, 0),
		TOMORROW: () => days(1, 1),
		LAST_90_DAYS: () => days(-90, 0),
		NEXT_90_DAYS: () => days(1, 90),
		LAST_N_DAYS: () => days(-n, 0),
		NEXT_N_DAYS: () => days(1, n),
		N_DAYS_AGO: () => days(-n, -n),
	};
	const range = fixed[name]?.() ?? unitRange(name, n, today);
	if (!range) throw malformed(`unexpected token: '${literal}'`);
	return range;
}

/** Spans of whole weeks, months, quarters and years. */
function unitRange(name: string, n: number, today: number): TimeRange | undefined {
	const singular = /^(LAST|THIS|NEXT)_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
	if (singular) {
		const offset = { LAST: -1, THIS: 0, NEXT: 1 }[singular[1]] ?? 0;
		return units(singular[2], today, offset, offset);
	}
	const counted = /^(LAST|NEXT)_N_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
	if (counted)
		return counted[1] === 'LAST' ? units(counted[2], today, -n, -1) : units(counted[2], today, 1, n);
	const ago = /^N_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
	return ago ? units(ago[1], today, -n, -n) : undefined;
}

function units(unit: string, today: number, first: number, last: number): TimeRange {
	return { fromMs: unitStart(unit, today, first), toMs: unitStart(unit, today, last + 1) };
}

function unitStart(unit: string, today: number, offset: number): number {
	const date = new Date(today);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
	if (unit === 'WEEK') return today + (offset * 7 - date.getUTCDay()) * DAY_MS;
	if (unit === 'MONTH') return Date.UTC(year, month + offset, 1);
	if (unit === 'QUARTER') return Date.UTC(year, month - (month % 3) + offset * 3, 1);
	return Date.UTC(year + offset, 0, 1);
}
