import { setTimeout as wait } from 'node:timers/promises';
import { refusal, refusalBody } from '../refusals/refusal';
import type { RefusalName } from '../refusals/table';
import type { Reply } from './reply';
import type { SalesforceFault } from './simulation';

/** Every fault there is, by the kind an order names it by. When each stage strikes stands with its type. */
export const FAULTS: Record<string, SalesforceFault> = {
	/** The request takes effect and the connection is reset before the reply. */
	'lost-reply': { stage: 'after', strike: () => 'cut' },
	/** The request takes effect and 500 is answered. */
	'server-error-after-write': { stage: 'after', strike: () => refusedAs('internal') },
	/** The request waits `ms` milliseconds before it is carried out. */
	latency: {
		stage: 'before',
		strike: async ({ ms = 0 }) => {
			await wait(ms);
			return undefined;
		},
	},
	/** The session of the request has ended just before it arrives. */
	'expired-session': {
		stage: 'before',
		strike: async (_order, { sim, accessToken }) => {
			if (accessToken) sim.sessions.revoke(accessToken);
			return undefined;
		},
	},
	/** The org's calls of the day are used up. */
	'request-limit': refusing('requestLimit'),
	/** Too much runs at the same time; the same code as above. */
	'concurrent-requests': refusing('concurrentRequests'),
	'concurrent-long-requests': refusing('concurrentLongRequests'),
	/** Another transaction holds the row for too long. */
	'row-lock': refusing('rowLocked'),
	/** The server does not take the request; nothing has happened. */
	'server-unavailable': refusing('serverUnavailable'),
	/** A validation rule of the org refuses the write with its own words. */
	'validation-rule': {
		stage: 'before',
		strike: async ({ message = 'The record does not meet a validation rule' }) =>
			refusedAs('validationRule', message),
	},
	/** A duplicate rule of the org found a record like the one to be written. */
	'duplicate-rule': {
		stage: 'before',
		strike: async ({ message = 'Use one of these records?' }) => refusedAs('duplicatesDetected', message),
	},
};

/** Answers with a row of the table of refusals before anything happens. */
function refusing(name: RefusalName): SalesforceFault {
	return { stage: 'before', strike: async () => refusedAs(name) };
}

function refusedAs(name: RefusalName, message?: string): Reply {
	const refused = message === undefined ? refusal(name) : refusal(name, { message }, []);
	return { status: refused.status, body: refusalBody(refused) };
}
