/** Everything that goes wrong by itself, or by what people do in one of the systems while invoices are under way. */
import type { NetworkFaultKind } from '../net/network';
import type { Random } from '../time/random';
import { BILL_ORIGIN } from '../world/bill';
import { SALESFORCE_ORIGIN } from '../world/salesforce';
import type { Stage } from './stage';

const MINUTE_MS = 60_000;

export interface Trouble {
	kind: string;
	atMs: number;
	/** One line for people. */
	line: string;
	begin: (stage: Stage) => void;
	end?: { atMs: number; work: (stage: Stage) => void };
}

interface Room {
	/** How many invoices there are. */
	count: number;
	endMs: number;
}

type Maker = (chance: Random, room: Room & { atMs: number }) => Omit<Trouble, 'kind' | 'atMs'>;

const NETWORK_KINDS = {
	refused: 10,
	'reset before': 15,
	'reset after': 25,
	'time-out before': 10,
	'time-out after': 25,
	slow: 15,
} satisfies Partial<Record<NetworkFaultKind, number>>;
const LATE_KINDS = ['time-out, done late', 'reset, done late', '504, done late'] as const;
const BILL_CREATES = ['bills', 'payments', 'vendors', 'vendors', '(bills|payments|vendors)'];
const BILL_CALLS = [
	'^POST .*/v3/bills',
	'^POST .*/v3/payments',
	'^POST .*/v3/vendors',
	'^GET .*/v3/payments',
	'^GET .*/v3/bills',
	'^POST .*/v3/login',
	'^(GET|POST|PATCH) ',
];
const SALESFORCE_CALLS = [
	'^POST .*/(composite|sobjects)',
	'^PATCH ',
	'^GET ',
	'^POST .*/oauth2/token',
	'^(GET|POST|PATCH) .*/services/data',
];
const BILL_WRITES = [
	'POST /v3/bills',
	'POST /v3/bills/bulk',
	'POST /v3/payments',
	'POST /v3/payments/bulk',
	'POST /v3/vendors',
	'POST /v3/vendors/bulk',
];
const PAYMENTS = ['POST /v3/payments', 'POST /v3/payments/bulk'];
const SALESFORCE_WRITES = [
	'PATCH /composite/**',
	'POST /composite/**',
	'PATCH /sobjects/**',
	'POST /sobjects/**',
];

const MAKERS: Record<string, [weight: number, make: Maker]> = {
	'BILL call': [30, (chance) => network(chance, BILL_ORIGIN, chance.pick(BILL_CALLS))],
	'Salesforce call': [22, (chance) => network(chance, SALESFORCE_ORIGIN, chance.pick(SALESFORCE_CALLS))],
	'BILL write': [
		18,
		(chance) => {
			const kind = chance.pick(['lost-reply', 'server-error-after-write', 'empty-body']);
			return ofBill({ kind, on: chance.pick(BILL_WRITES), times: 1 + chance.below(3) });
		},
	],
	'BILL writes late': [
		14,
		(chance) => {
			const kind = chance.pick(LATE_KINDS);
			const on = `^POST .*/v3/${chance.pick(BILL_CREATES)}`;
			const lateMs = 1_000 + chance.below(chance.chance(0.85) ? 90_000 : 4 * MINUTE_MS);
			const times = chance.chance(0.6) ? 1 : 2;
			return {
				line: `${times} times ${kind} by ${Math.round(lateMs / 1000)} s at BILL of ${on}`,
				begin: ({ net }) =>
					void net.faults.push({ kind, origin: BILL_ORIGIN, on: new RegExp(on), times, lateMs }),
			};
		},
	],
	'BILL refuses': [
		18,
		(chance) => {
			const times = 1 + chance.below(6);
			return ofBill(
				chance.pick([
					// The nodes renew a session once a call; on a sign-in the code means a wrong credential.
					{ kind: 'expired-session', times: 1, on: 'GET /v3/**' },
					{ kind: 'refusal', code: 'BDC_1109', status: 401, times: 1, on: chance.pick(BILL_WRITES) },
					// A session that has lost its trust is trusted anew with the remembered device, once a call.
					{ kind: 'refusal', code: 'BDC_1361', status: 403, times: 1, on: chance.pick(PAYMENTS) },
					{ kind: 'hourly-limit', times },
					{ kind: 'concurrency-limit', times },
					{ kind: 'object-error', status: chance.pick([500, 502, 503, 504]), times },
					{ kind: 'unexpanded-message', times },
				]),
			);
		},
	],
	'Salesforce refuses': [
		16,
		(chance) => {
			const kind = chance.pick([
				'lost-reply',
				'server-error-after-write',
				'row-lock',
				'request-limit',
				'concurrent-requests',
				'concurrent-long-requests',
				'expired-session',
				'server-unavailable',
			]);
			return ofSalesforce({
				kind,
				times: kind === 'expired-session' ? 1 : 1 + chance.below(4),
				...(chance.chance(0.7) && { on: chance.pick(SALESFORCE_WRITES) }),
			});
		},
	],
	'BILL down': [6, (chance, room) => down(BILL_ORIGIN, 'BILL', chance, room)],
	'Salesforce down': [6, (chance, room) => down(SALESFORCE_ORIGIN, 'Salesforce', chance, room)],
	'BILL events': [
		14,
		(chance) => {
			const kind = chance.pick(['duplicate-notification', 'late-notification', 'lost-notification']);
			return ofBill({
				kind,
				times: 1 + chance.below(8),
				...(kind === 'late-notification' && { ms: chance.below(90 * MINUTE_MS) }),
			});
		},
	],
	'subscription off': [
		5,
		() => ({
			line: 'BILL switches the subscription off',
			begin: ({ bill }) => {
				for (const one of bill.world.store.subscriptions.all())
					bill.world.store.subscriptions.put({ ...one, status: { enabled: false, updatedBy: 'SYSTEM' } });
			},
		}),
	],
	'webhook storm': [
		6,
		(chance) => {
			const copies = 5 + chance.below(60);
			return {
				line: `BILL sends every event ${copies} times more`,
				begin: ({ bill }) => {
					for (const event of bill.world.store.events.all().slice(-3))
						for (let copy = 0; copy < copies; copy++) bill.world.notifier.send(event);
				},
			};
		},
	],
	'forged webhook': [
		6,
		(chance) => ({
			line: 'somebody sends messages that BILL never signed',
			begin: (stage) => stage.forge(1 + chance.below(3)),
		}),
	],
	'approval event': [
		14,
		(chance, { count }) => {
			const which = chance.below(count);
			const what = chance.weighted({ again: 50, lost: 25, late: 25 });
			const lateMs = chance.below(60) * MINUTE_MS;
			return {
				line: `the approval event of invoice ${which} comes ${what}${what === 'late' ? ` by ${lateMs / MINUTE_MS} min` : ''}`,
				begin: (stage) => stage.disturbEvent(which, what, lateMs),
			};
		},
	],
	'stream drops': [
		8,
		(chance, { endMs, atMs }) => {
			const until = atMs + chance.below(Math.max(MINUTE_MS, endMs - atMs));
			const what = chance.pick(['forgets', 'isBusy', 'halfOpen'] as const);
			return {
				line: `the event stream ${what === 'forgets' ? 'is forgotten by the server' : what}`,
				begin: ({ salesforce }) =>
					void (what === 'forgets'
						? salesforce.cometd.forgetClients()
						: Object.assign(salesforce.cometd.switches, { [what]: true })),
				end: {
					atMs: until,
					work: ({ salesforce }) =>
						void Object.assign(salesforce.cometd.switches, { isBusy: false, halfOpen: false }),
				},
			};
		},
	],
	'record locked': [
		8,
		(chance, { count, endMs, atMs }) => {
			const which = chance.below(count);
			const until = atMs + chance.below(Math.max(MINUTE_MS, endMs - atMs));
			return {
				line: `somebody locks the record of invoice ${which}`,
				begin: ({ salesforce, recordIds }) => salesforce.sim.store.setLocked(recordIds[which], true),
				end: {
					atMs: until,
					work: ({ salesforce, recordIds }) => salesforce.sim.store.setLocked(recordIds[which], false),
				},
			};
		},
	],
	database: [
		8,
		(chance) => {
			const [message, isWrite] = chance.pick([
				['SQLITE_BUSY: database is locked', false],
				['SQLITE_FULL: database or disk is full', true],
			] as const);
			const times = 1 + chance.below(4);
			return {
				line: `${times} times ${message}`,
				begin: ({ databases }) => chance.pick(databases).tables.failNext(message, times, isWrite),
			};
		},
	],
	'clock jumps': [
		5,
		(chance) => {
			const ms = (chance.below(120) - 60) * MINUTE_MS;
			return {
				line: `the clock of a process jumps by ${ms / MINUTE_MS} min`,
				begin: (stage) => stage.jumpClock(chance.next(), ms),
			};
		},
	],
	'changed after approval': [
		7,
		(chance, { count }) => {
			const which = chance.below(count);
			const what = chance.pick(['amount', 'vendor', 'line'] as const);
			return {
				line: `somebody changes the ${what} of invoice ${which}`,
				begin: (stage) => stage.tamper(which, what),
			};
		},
	],
	'approval withdrawn': [
		4,
		toInvoice(
			(which) => `somebody withdraws the approval of invoice ${which}`,
			(stage, which) => stage.withdraw(which),
		),
	],
	'payment voided': [
		4,
		toInvoice(
			(which) => `somebody voids the payment of invoice ${which}`,
			(stage, which) => stage.voidPayment(which),
		),
	],
};

export function drawTroubles(chance: Random, room: Room): Trouble[] {
	const weights = Object.fromEntries(Object.entries(MAKERS).map(([kind, [weight]]) => [kind, weight]));
	const count = Number(chance.weighted({ '0': 6, '1': 18, '2': 22, '3': 20, '4': 14, '6': 12, '9': 8 }));
	const drawn = Array.from({ length: count }, (_, index): Trouble => {
		const kind = chance.weighted(weights);
		// Most of it strikes while the first runs are under way.
		const atMs = chance.chance(0.65) ? chance.below(90_000) : chance.below(room.endMs);
		return { kind, atMs, ...MAKERS[kind][1](chance.fork(`${index}`), { ...room, atMs }) };
	});
	return drawn.sort((a, b) => a.atMs - b.atMs);
}

/** What somebody does to one of the invoices. */
function toInvoice(line: (which: number) => string, act: (stage: Stage, which: number) => void): Maker {
	return (chance, { count }) => {
		const which = chance.below(count);
		return { line: line(which), begin: (stage) => act(stage, which) };
	};
}

function network(chance: Random, origin: string, on: string): Omit<Trouble, 'kind' | 'atMs'> {
	const kind = chance.weighted(NETWORK_KINDS);
	const times = chance.chance(0.6) ? 1 : 1 + chance.below(5);
	const system = origin === BILL_ORIGIN ? 'BILL' : 'Salesforce';
	return {
		line: `${times} times ${kind} at ${system} of ${on}`,
		begin: ({ net }) => void net.faults.push({ kind, origin, on: new RegExp(on), times }),
	};
}

interface Order {
	kind: string;
	on?: string;
	times: number;
	[more: string]: unknown;
}

function ofBill(order: Order): Omit<Trouble, 'kind' | 'atMs'> {
	return { line: `BILL: ${JSON.stringify(order)}`, begin: ({ bill }) => bill.world.faults.add(order) };
}

function ofSalesforce(order: Order): Omit<Trouble, 'kind' | 'atMs'> {
	return {
		line: `Salesforce: ${JSON.stringify(order)}`,
		begin: ({ salesforce }) => salesforce.sim.faults.add(order),
	};
}

function down(
	origin: string,
	system: string,
	chance: Random,
	{ endMs, atMs }: Room & { atMs: number },
): Omit<Trouble, 'kind' | 'atMs'> {
	const kind = chance.pick(['refused', 'reset before', 'time-out before'] as const);
	const until = atMs + chance.below(Math.max(MINUTE_MS, endMs - atMs));
	const fault = { kind, origin, on: /./, times: Number.POSITIVE_INFINITY };
	return {
		line: `${system} is down (${kind}) until +${Math.round(until / MINUTE_MS)} min`,
		begin: ({ net }) => void net.faults.push(fault),
		end: { atMs: until, work: ({ net }) => void (net.faults = net.faults.filter((one) => one !== fault)) },
	};
}
