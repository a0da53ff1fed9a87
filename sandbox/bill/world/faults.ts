import { setTimeout as wait } from 'node:timers/promises';
import type { FaultOrder } from '../../simulator/faults';
import { wordsOf } from '../../simulator/refusals';
import { GatewayRefusal, Refusal, refusal } from '../refusals/refusal';
import { REFUSALS } from '../refusals/table';
import type { BillFault } from './world';

/** Every fault there is, by the kind an order names it by. When each stage strikes stands with its type. */
export const FAULTS: Record<string, BillFault> = {
	/** The write takes effect, then the connection is reset: the caller cannot know. */
	'lost-reply': { stage: 'after', strike: () => 'cut' },
	/** The write takes effect, the answer says 500. */
	'server-error-after-write': {
		stage: 'after',
		strike: () => {
			throw refusal('systemError');
		},
	},
	/** The write takes effect, the answer is a 200 without a body. */
	'empty-body': { stage: 'after', strike: () => ({ status: 200, body: undefined }) },
	/**
	 * The caller is cut off at once, or told `status` by a gateway, and the write takes effect `ms` milliseconds later: BILL
	 * was at work on it all the time.
	 */
	'late-write': {
		stage: 'late',
		strike: ({ ms = 60_000, status, message = 'Gateway Timeout' }) => ({
			lateMs: ms,
			answer: status === undefined ? 'cut' : new GatewayRefusal(status, message),
		}),
	},
	/** The call takes `ms` milliseconds longer and keeps its lane meanwhile. */
	latency: { stage: 'before', strike: async ({ ms = 0 }) => await wait(ms) },
	/** The caller's session has ended, as after 35 idle minutes. */
	'expired-session': {
		stage: 'before',
		strike: async (_order, { session, world }) => {
			if (session) world.store.sessions.delete(session.id);
			throw refusal('sessionInvalid');
		},
	},
	/** The session stays, its MFA trust is gone for good. */
	'untrusted-session': {
		stage: 'before',
		strike: async (_order, { session, world }) => {
			if (session) world.store.sessions.put({ ...session, trusted: false });
		},
	},
	/** The developer key has used up its hour. */
	'hourly-limit': {
		stage: 'before',
		strike: async (_order, { world }) => {
			throw world.limits.hourlyRefusal('calls');
		},
	},
	/** Somebody else's calls fill the three lanes of the key and organization. */
	'concurrency-limit': {
		stage: 'before',
		strike: async (_order, { world }) => {
			throw world.limits.concurrencyRefusal();
		},
	},
	/** The gateway in front of BILL refuses in its own shape, with `status` and `message` as told. Nothing was done. */
	'object-error': {
		stage: 'before',
		strike: async ({ status = 502, message = 'Bad Gateway', retryAfter }) => {
			throw new GatewayRefusal(status, message, retryAfter);
		},
	},
	/** The refusal's text holds a placeholder nobody filled in. Strikes the next refusal, whatever it is. */
	'unexpanded-message': {
		stage: 'refused',
		strike: ({ status, entries, retryAfter }) => {
			const message = 'Invalid value for ${paramName0}.';
			return new Refusal(
				status,
				entries.map((entry) => ({ ...entry, message })),
				retryAfter,
			);
		},
	},
	/** BILL refuses with a `code` of one's choice before anything was done. */
	refusal: {
		stage: 'before',
		strike: async (order) => {
			throw refusalAsTold(order);
		},
	},
	/** The same event arrives twice. */
	'duplicate-notification': { stage: 'delivery', strike: () => ({ copies: 2, lateMs: 0 }) },
	/** The event arrives `ms` milliseconds late, behind events that happened after it. */
	'late-notification': { stage: 'delivery', strike: ({ ms = 1000 }) => ({ copies: 1, lateMs: ms }) },
	/** The event is never sent, and BILL takes it for delivered. */
	'lost-notification': { stage: 'delivery', strike: () => ({ copies: 0, lateMs: 0 }) },
	/** The vendor's bank returns an ACH payment after it had cleared. */
	'ach-return': { stage: 'cleared', strike: () => 'DISBURSEMENT_FAILED_ACTION_NEEDED' },
};

/** The code's own row where there is one, else 400; status and words as told. */
function refusalAsTold({ code = '', status, message, retryAfter }: FaultOrder): Refusal {
	if (!/^BDC_\d+$/.test(code)) return refusal('parameterInvalid', `${code} is no code of BILL`);
	const known = Object.values(REFUSALS).find((row) => row.code === code && row.status >= 400);
	const words = message ?? (known ? wordsOf(known, { detail: 'a detail' }) : `Refused with ${code}.`);
	const entry = { code, category: known?.category ?? 'REQUEST', message: words };
	return new Refusal(status ?? known?.status ?? 400, [entry], retryAfter);
}
