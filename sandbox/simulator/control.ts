import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock';
import type { Fault, FaultOrder, Faults } from './faults';
import type { Journal } from './journal';

/** What every simulator has below `/sandbox`. */
export interface Controlled<Row extends Fault> {
	journal: Journal;
	faults: Faults<Row>;
	clock: Clock;
	/** Counters since the start or the last reset. */
	stats: () => unknown;
	/** Back to the first state. */
	reset: () => void;
	switches: () => unknown;
	/** @throws Error for a wrong name or value */
	changeSwitches: (changes: Record<string, unknown>) => void;
	/** Does what time brings with it. */
	afterClock: () => void;
	/** A wrong order is the caller's mistake, told in the simulator's own form. */
	refuse: (reason: Error) => Error;
}

const FAULT_ORDER = {
	type: 'object',
	required: ['kind'],
	additionalProperties: false,
	properties: {
		kind: { type: 'string', minLength: 1 },
		on: { type: 'string', minLength: 1 },
		times: { type: 'integer', minimum: 1 },
		ms: { type: 'number', minimum: 0 },
		code: { type: 'string' },
		status: { type: 'integer', minimum: 400, maximum: 599 },
		message: { type: 'string', minLength: 1 },
		retryAfter: { type: 'string', minLength: 1 },
	},
} as const;

const CLOCK_MOVE = {
	type: 'object',
	required: ['advanceMs'],
	additionalProperties: false,
	properties: { advanceMs: { type: 'number' } },
} as const;

/**
 * The controls both simulators have: what a test or the console page may look at and change. Not part of the simulated
 * system, so they pass none of its checks and leave no trace in journal or counters.
 */
export function registerControl<Row extends Fault>(app: FastifyInstance, parts: Controlled<Row>): void {
	const { journal, faults, clock } = parts;
	const orRefused = (work: () => void) => {
		try {
			work();
		} catch (error) {
			throw parts.refuse(error instanceof Error ? error : new Error(String(error)));
		}
	};
	app.get<{ Querystring: { path?: string; method?: string; about?: string | string[]; limit?: string } }>(
		'/sandbox/journal',
		async ({ query: { path, method, about, limit } }) =>
			journal.read({
				path,
				method,
				about: about === undefined ? undefined : [about].flat(),
				limit: limit === undefined ? undefined : Number(limit),
			}),
	);
	app.delete('/sandbox/journal', async () => {
		journal.clear();
		return {};
	});
	app.get('/sandbox/stats', async () => parts.stats());
	app.post('/sandbox/reset', async () => {
		parts.reset();
		return {};
	});
	app.get('/sandbox/switches', async () => parts.switches());
	app.post('/sandbox/switches', async ({ body = {} }) => {
		if (typeof body !== 'object' || body === null || Array.isArray(body))
			throw parts.refuse(new Error('switches are given as {name: value}'));
		orRefused(() => parts.changeSwitches({ ...body }));
		return parts.switches();
	});
	app.get('/sandbox/faults', async () => faults.list());
	app.post<{ Body: FaultOrder }>('/sandbox/faults', { schema: { body: FAULT_ORDER } }, async ({ body }) => {
		orRefused(() => faults.add(body));
		return faults.list();
	});
	app.delete('/sandbox/faults', async () => {
		faults.clear();
		return [];
	});
	app.post<{ Body: { advanceMs: number } }>(
		'/sandbox/clock',
		{ schema: { body: CLOCK_MOVE } },
		async ({ body }) => {
			clock.advance(body.advanceMs);
			parts.afterClock();
			return { now: new Date(clock.now()).toISOString(), aheadMs: clock.aheadMs() };
		},
	);
}
