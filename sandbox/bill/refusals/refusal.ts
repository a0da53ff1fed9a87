import { wordsOf } from '../../simulator/refusals';
import { timestamp } from '../values/dates';
import { REFUSALS } from './table';
import type { RefusalName } from './table';

/** One entry of BILL's array error body. */
export interface ErrorEntry {
	code: string;
	category: string;
	message: string;
	params?: Array<{ name: string; value: string }>;
}

interface RefusalChanges {
	code?: string;
	status?: number;
	/** Sent as `Retry-After`: seconds or an HTTP date. */
	retryAfter?: number | string;
}

/** A refusal on its way to the caller. Routes throw it, the app turns it into the array body (v3) or the envelope (v2). */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly entries: ErrorEntry[],
		readonly retryAfter?: number | string,
	) {
		super(entries.map((entry) => `${entry.code} ${entry.message}`).join('; '));
	}

	/** The code that decides; later entries repeat it per field. */
	get code(): string {
		return this.entries[0].code;
	}
}

/** The gateway in front of BILL refuses in its own shape: one object with only `message`. */
export class GatewayRefusal extends Refusal {
	constructor(status: number, message: string, retryAfter?: string) {
		super(status, [{ code: '', category: 'SERVER', message }], retryAfter);
	}
}

/** Builds the refusal of a row of the table. `changes` are for rows whose code or status a switch may set. */
export function refusal(name: RefusalName, detail = '', changes: RefusalChanges = {}): Refusal {
	const row = REFUSALS[name];
	const entry = {
		code: changes.code ?? row.code,
		category: row.category,
		message: wordsOf(row, { detail }),
	};
	return new Refusal(changes.status ?? row.status, [entry], changes.retryAfter);
}

/** BILL's bare array: `timestamp`, `code`, `severity`, `category`, `message`, seldom `params` (docs/common-api-error-codes). */
export function errorArray(refused: Refusal, nowMs: number): Array<Record<string, unknown>> {
	return refused.entries.map(({ code, category, message, params }) => ({
		timestamp: timestamp(nowMs),
		code,
		severity: 'ERROR',
		category,
		message,
		...(params ? { params } : {}),
	}));
}

/** The refusal with its first reason said again, as integrators report it: the second entry names the bill. */
export function saidTwice(refused: Refusal, body: unknown): Refusal {
	const { billId } = (typeof body === 'object' && body !== null ? body : {}) as { billId?: unknown };
	const [first] = refused.entries;
	if (typeof billId !== 'string' || refused.entries.length > 1) return refused;
	const again = { ...first, message: `${first.message} (bill ${billId})` };
	return new Refusal(refused.status, [first, again], refused.retryAfter);
}
