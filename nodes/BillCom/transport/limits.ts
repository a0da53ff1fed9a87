import { KNOWN_CODES } from './knownCodes';
import type { Refusal } from './refusal';

/** Statuses under which limits are refused (BILL api-rate-limits and field reports, 2026-11: disputed). */
const LIMIT_STATUSES = [400, 403, 429];

const HOUR = /\b(per|an|each|every|this|the)\s+hour\b|\bhourly\b/i;
const LIMIT = /\blimit|\bquota|\bexceed|\breached\b|\btoo many\b|\bmax(imum)?\b/i;
const CALLS =
	/\btoo many (api )?(requests|calls)\b|\brate.?limit|\bthrottl|\bconcurrent\b|\b(request|call|api)s?\b.*\b(limit|quota)\b|\b(limit|quota)\b.*\b(request|call)s?\b/i;
const ANY_LIMIT = /\b(limit|quota)s?\b.*\b(reached|exceeded)\b|\b(reached|exceeded)\b.*\b(limit|quota)s?\b/i;
/** Limits of business are no matter of time: the same item would be refused again. */
const BUSINESS =
	/\b(amount|payment|credit|spend|card|user|vendor|bill|invoice|subscription|file|size|character|length|message|daily|monthly)/i;

/**
 * What a refusal asks for that names a limit without a code the table knows, as gateways in front of BILL send it: to come
 * back when a lane is free, or in the next hour. Undefined where it names none.
 */
export function limitNamedBy(httpStatus: number, refusals: Refusal[]): 'whenFree' | 'nextHour' | undefined {
	if (!LIMIT_STATUSES.includes(httpStatus) || refusals.some(({ code }) => code in KNOWN_CODES))
		return undefined;
	const words = refusals.map(({ code, message }) => `${code} ${message}`).join(' ');
	if (HOUR.test(words) && LIMIT.test(words) && !BUSINESS.test(words)) return 'nextHour';
	if (httpStatus === 429 || CALLS.test(words)) return 'whenFree';
	// BILL's own refusals have a code; a limit under one of those is a limit of business.
	const isOfBill = refusals.some(({ code }) => code.startsWith('BDC_'));
	return ANY_LIMIT.test(words) && !isOfBill && !BUSINESS.test(words) ? 'whenFree' : undefined;
}

const HOUR_MS = 3_600_000;

/** When BILL counts anew what it allows an hour (BILL api-rate-limits, 2026-11): the next full hour, in milliseconds. */
export function nextFullHour(nowMs: number): number {
	return (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
}

/** The moment as messages tell it: "2026-12-15 18:00 UTC". */
export function minuteText(timeMs: number): string {
	return `${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
