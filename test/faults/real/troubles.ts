import { BillUser } from '../../e2e/billUser';
import { fillDisk, lockPostgres, lockSqlite, cutPostgres } from './database';
import type { Kind, PlannedTrouble } from './plan';
import { freezeSomebody } from './freeze';
import type { Lane } from './lane';
import { sendForgeries } from './forgeries';

/** What goes wrong beside a kill: on which kinds of n8n, and how it begins. All of it ends when the trial's faults end. */
interface Trouble {
	on: Kind[];
	begin: (lane: Lane, planned: PlannedTrouble) => Promise<void>;
}

const EVERYWHERE: Kind[] = ['one', 'two', 'queue'];
const BILL_WRITES = [
	...['POST /v3/bills/**', 'POST /v3/payments/**', 'POST /v3/vendors/**', 'POST /v3/bills/**'],
	'POST /v3/payments/**', // what moves the money more often than the rest
];
const BILL_READS = ['GET /v3/bills/**', 'GET /v3/payments/**', 'GET /v3/vendors/**', 'GET /v3/login/session'];
/** Where a session can end, once: on a sign-in the code means a wrong credential, and the nodes renew a session once a call. */
const SIGNED_IN = [...BILL_READS, ...BILL_WRITES];
const SALESFORCE_WRITES = ['PATCH /composite/sobjects/**', 'POST /composite/sobjects/**'];
const SALESFORCE_CALLS = [...SALESFORCE_WRITES, 'GET /query/**', 'POST /composite/**'];

export const TROUBLES = {
	'BILL: reply to a write lost': atBill('lost-reply', BILL_WRITES, 3),
	'BILL: 500 after a write': atBill('server-error-after-write', BILL_WRITES, 3),
	'BILL: empty reply to a write': atBill('empty-body', BILL_WRITES, 2),
	'BILL: 503 to writes': atBill('object-error', BILL_WRITES, 6, { status: 503, message: 'Unavailable' }),
	'BILL: writes late, the connection breaks': atBill('late-write', BILL_WRITES, 2, { ms: 2_500 }),
	'BILL: writes late, 504': atBill('late-write', BILL_WRITES, 2, { ms: 2_500, status: 504 }),
	'BILL: 502 to reads': atBill('object-error', BILL_READS, 6),
	'BILL: down': atBill('object-error', undefined, 40, { status: 503, message: 'Service Unavailable' }),
	'BILL: session ended (401, BDC_1109)': atBill('expired-session', SIGNED_IN, 1),
	'BILL: too many at once (BDC_1322)': atBill('concurrency-limit', undefined, 8),
	'BILL: hour used up (BDC_1144)': atBill('hourly-limit', undefined, 3),
	'BILL: internal error (BDC_1001)': atBill('refusal', BILL_WRITES, 3, { code: 'BDC_1001', status: 500 }),
	'BILL: slow': slow('bill'),
	'BILL: reports twice': atBill('duplicate-notification', ['payment.updated'], 6),
	'BILL: reports late': atBill('late-notification', ['payment.updated'], 6, { ms: 4_000 }),
	'BILL: reports lost': atBill('lost-notification', ['payment.updated'], 6),
	'BILL: subscription off': {
		on: EVERYWHERE,
		begin: async ({ sandbox }) => {
			const person = await BillUser.logIn(sandbox.everything.sandbox).catch(() => undefined); // BILL may be down
			await person?.switchSubscriptionsOff().catch(() => undefined);
		},
	},
	'BILL: clock jumps': {
		on: EVERYWHERE,
		begin: async ({ sandbox }, { strength }) => {
			await sandbox.everything.bill.send('clock', { advanceMs: Math.round((strength - 0.3) * 120_000) });
		},
	},
	'webhooks with wrong signatures': {
		on: EVERYWHERE,
		begin: async (lane, { strength }) => await sendForgeries(lane, 5 + Math.floor(strength * 40)),
	},
	'Salesforce: row locked': atSalesforce('row-lock', SALESFORCE_WRITES, 6),
	'Salesforce: down': atSalesforce('server-unavailable', SALESFORCE_CALLS, 10),
	// Those of n8n alone: nobody else works with collections of records.
	'Salesforce: session ended': atSalesforce('expired-session', SALESFORCE_WRITES, 1),
	'Salesforce: reply to a write lost': atSalesforce('lost-reply', SALESFORCE_WRITES, 3),
	'Salesforce: 500 after a write': atSalesforce('server-error-after-write', SALESFORCE_WRITES, 3),
	'Salesforce: calls of the day used up': atSalesforce('request-limit', SALESFORCE_CALLS, 4),
	'Salesforce: too many at once': atSalesforce('concurrent-requests', SALESFORCE_CALLS, 4),
	'Salesforce: slow': slow('salesforce'),
	'Salesforce: record stays locked after approval': {
		on: EVERYWHERE,
		begin: async ({ sandbox }) => {
			await sandbox.everything.salesforce.send('switches', { finalApprovalRecordLock: true });
		},
	},
	'Salesforce: stream drops': {
		on: EVERYWHERE,
		begin: async ({ sandbox }) => void (await sandbox.everything.salesforce.send('disconnect')),
	},
	'Salesforce: events twice after a reconnect': {
		on: EVERYWHERE,
		begin: async ({ sandbox: { everything } }) => {
			await everything.salesforce.send('pubsub-switches', { duplicateOnReconnect: true });
			await everything.salesforce.send('disconnect');
		},
	},
	'database locked': {
		on: EVERYWHERE,
		begin: async (lane, { strength }) => {
			const ms = 500 + strength * 5_000;
			await (lane.kind === 'queue' ? lockPostgres(lane, ms) : lockSqlite(lane, ms));
		},
	},
	'database restarted': { on: ['queue'], begin: async (lane) => await cutPostgres(lane) },
	'disk full': {
		on: ['one'],
		begin: async (lane, { strength }) => await fillDisk(lane, 500 + strength * 4_000),
	},
	'a process stands still': {
		on: ['two', 'queue'],
		begin: async (lane, { strength, place }) => await freezeSomebody(lane, place, 2_000 + strength * 20_000),
	},
} satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof TROUBLES;

/** Faults that strike so often at most, at one of these places or, without any, wherever the next call goes. */
function atBill(kind: string, places: string[] | undefined, most: number, more = {}): Trouble {
	return ordered('bill', kind, places, most, more);
}

function atSalesforce(kind: string, places: string[], most: number): Trouble {
	return ordered('salesforce', kind, places, most, {});
}

function ordered(
	system: 'bill' | 'salesforce',
	kind: string,
	places: string[] | undefined,
	most: number,
	more: Record<string, unknown>,
): Trouble {
	return {
		on: EVERYWHERE,
		begin: async ({ sandbox }, { strength, place }) => {
			const on = places && { on: places[place % places.length] };
			const times = 1 + Math.floor(strength * most);
			await sandbox.everything[system].send('faults', { kind, times, ...on, ...more });
		},
	};
}

function slow(system: 'bill' | 'salesforce'): Trouble {
	return {
		on: EVERYWHERE,
		begin: async ({ sandbox }, { strength }) => {
			const order = { kind: 'latency', times: 10, ms: Math.round(200 + strength * 3_000) };
			await sandbox.everything[system].send('faults', order);
		},
	};
}
