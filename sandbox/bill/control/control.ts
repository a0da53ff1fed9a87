import type { FastifyInstance } from 'fastify';
import type { FaultOrder } from '../faults/fault';
import type { JournalQuery } from '../journal';
import { textMessageView } from '../mfa/textMessages';
import { acceptByMember } from '../network/connections';
import { publishConnection } from '../webhooks/connectionEvents';
import { generateDueBills } from '../recurringBills/generate';
import { filledText, number, object } from '../schema';
import { withChanges } from '../switches';
import { tickAll } from '../ticks';
import type { World } from '../world';
import { seed, seedSchema } from './seed';
import type { Seed } from './seed';
import { stateOf } from './state';

const faultSchema = object(
	{
		kind: filledText(),
		on: filledText(),
		times: { type: 'integer', minimum: 1 },
		ms: { type: 'number', minimum: 0 },
		code: { type: 'string' },
		status: { type: 'integer', minimum: 400, maximum: 599 },
		message: filledText(),
		retryAfter: filledText(),
	},
	['kind'],
);

/**
 * The controls below `/sandbox`: what a test or the console page may look at and change. Not part of BILL, so they pass
 * no gate and leave no trace in journal or counters.
 */
export function registerControl(
	app: FastifyInstance,
	{ world, reset }: { world: World; reset: () => void },
): void {
	app.get<{ Querystring: { path?: string; method?: string; limit?: string } }>(
		'/sandbox/journal',
		async ({ query }) => {
			const wanted: JournalQuery = { path: query.path, method: query.method };
			if (query.limit !== undefined) wanted.limit = Number(query.limit);
			return world.journal.read(wanted);
		},
	);
	app.delete('/sandbox/journal', async () => {
		world.journal.clear();
		return {};
	});
	app.get('/sandbox/stats', async () => world.stats);
	app.get('/sandbox/state', async () => stateOf(world));
	app.post('/sandbox/reset', async () => {
		reset();
		return {};
	});
	app.post<{ Body: Seed }>('/sandbox/seed', { schema: { body: seedSchema } }, async ({ body }) =>
		seed(world, body),
	);
	app.get('/sandbox/switches', async () => world.switches);
	app.post<{ Body: Record<string, unknown> }>(
		'/sandbox/switches',
		{ schema: { body: { type: 'object' } } },
		async ({ body }) => {
			world.switches = withChanges(world.switches, body);
			world.store.settings.put({ id: 'switches', value: world.switches });
			return world.switches;
		},
	);
	app.get('/sandbox/faults', async () => world.faults.list());
	app.post<{ Body: FaultOrder }>('/sandbox/faults', { schema: { body: faultSchema } }, async ({ body }) => {
		world.faults.add(body);
		return world.faults.list();
	});
	app.delete('/sandbox/faults', async () => {
		world.faults.clear();
		return [];
	});
	app.get('/sandbox/text-messages', async () => world.store.textMessages.all().map(textMessageView));
	app.post('/sandbox/expire-sessions', async () => {
		const expired = world.store.sessions.size;
		world.store.sessions.clear();
		return { expired };
	});
	app.post<{ Body: { advanceMs: number } }>(
		'/sandbox/clock',
		{ schema: { body: object({ advanceMs: number }, ['advanceMs']) } },
		async ({ body }) => {
			world.clock.advance(body.advanceMs);
			world.store.settings.put({ id: 'clock', value: world.clock.aheadMs() });
			generateDueBills(world);
			return { now: new Date(world.clock.now()).toISOString(), aheadMs: world.clock.aheadMs() };
		},
	);
	app.post<{ Body: { recordId: string } }>(
		'/sandbox/network/accept',
		{ schema: { body: object({ recordId: filledText() }, ['recordId']) } },
		async ({ body }) => {
			const connection = acceptByMember(world, body.recordId);
			publishConnection(world, body.recordId);
			return connection;
		},
	);
	app.post('/sandbox/tick', async () => ({ moved: tickAll(world) }));
}
