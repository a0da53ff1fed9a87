import type { FaultOrder } from '../../simulator/faults';

/** Something that goes wrong in one of the systems when a person asks for it, to watch it heal. */
export interface Trouble {
	system: 'BILL' | 'Salesforce';
	title: string;
	/** What happens, and what there is to see. */
	words: string;
	order: FaultOrder;
	/** Ends by itself after so long; what has none ends when it has struck as often as its order says. */
	lastsMs?: number;
}

const MINUTE_MS = 60_000;
/** As long as it lasts. */
const EVERY_TIME = 100_000;

/** By the key under which the page asks for it. None is more than the workflows or one person can cure. */
export const TROUBLES: Record<string, Trouble> = {
	billDown: {
		system: 'BILL',
		title: 'BILL is down for a minute',
		words:
			'BILL answers every call with 503. Approve an invoice: its row waits with growing pauses and goes on by itself. Nobody is asked.',
		order: { kind: 'object-error', status: 503, message: 'Service Unavailable', times: EVERY_TIME },
		lastsMs: MINUTE_MS,
	},
	replyLost: {
		system: 'BILL',
		title: 'The reply to the next payment is lost',
		words:
			'BILL makes the payment, then the connection breaks. n8n looks for it before anything is sent again: there is one payment.',
		order: { kind: 'lost-reply', on: 'POST /v3/payments/**' },
	},
	sessionEnded: {
		system: 'BILL',
		title: 'The BILL session ends',
		words: 'The next call is refused with BDC_1109. n8n signs in once and repeats the call.',
		order: { kind: 'expired-session' },
	},
	lanesFull: {
		system: 'BILL',
		title: 'Other programs fill the three lanes',
		words: 'The next ten calls are refused with BDC_1322. n8n slows down and tries again.',
		order: { kind: 'concurrency-limit', times: 10 },
	},
	reportsLate: {
		system: 'BILL',
		title: 'Reports come 30 seconds late',
		words:
			'The next five reports about payments arrive late, behind others. A report about an older status changes nothing.',
		order: { kind: 'late-notification', on: 'payment.updated', ms: 30_000, times: 5 },
	},
	paymentReturned: {
		system: 'BILL',
		title: 'The bank returns the next payment',
		words:
			'After it has cleared, the payment comes back. Salesforce shows Payment Failed, and a person is asked: no machine can know what to do.',
		order: { kind: 'ach-return' },
	},
	recordLocked: {
		system: 'Salesforce',
		title: 'Invoices are locked by another process',
		words:
			'The next six writes are refused. The payment is made once, and the status is written when the lock is gone.',
		order: { kind: 'row-lock', on: 'PATCH /**', times: 6 },
	},
	salesforceDown: {
		system: 'Salesforce',
		title: 'Salesforce is down for a minute',
		words: 'Every request is answered with 503. Approvals and statuses follow when it is back.',
		order: { kind: 'server-unavailable', times: EVERY_TIME },
		lastsMs: MINUTE_MS,
	},
};
