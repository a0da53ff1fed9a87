import type { FastifyInstance } from 'fastify';
import { registerControl as registerShared } from '../../simulator/control';
import { withChanges } from '../../simulator/switches';
import { textMessageView } from '../mfa/textMessages';
import { acceptByMember, publishConnection } from '../network/connections';
import { generateDueBills } from '../recurringBills/generate';
import { refusal } from '../refusals/refusal';
import { seed } from '../seeding/seed';
import { seedSchema } from '../seeding/seedBody';
import type { Seed } from '../seeding/seedBody';
import { filledText, object } from '../values/schema';
import { SWITCHES } from '../world/switches';
import type { World } from '../world/world';
import { stateOf } from './state';
import { tickAll } from './ticks';

/** The controls below `/sandbox`: those of both simulators (simulator/control.ts), and BILL's own. */
export function registerControl(
	app: FastifyInstance,
	{ world, reset }: { world: World; reset: () => void },
): void {
	registerShared(app, {
		journal: world.journal,
		faults: world.faults,
		clock: world.clock,
		stats: () => world.stats,
		reset,
		switches: () => world.switches,
		changeSwitches: (changes) => {
			world.switches = withChanges(SWITCHES, world.switches, changes);
			world.store.settings.put({ id: 'switches', value: world.switches });
		},
		afterClock: () => {
			world.store.settings.put({ id: 'clock', value: world.clock.aheadMs() });
			generateDueBills(world);
			world.lateWrites.afterClock();
		},
		refuse: ({ message }) => refusal('parameterInvalid', message),
	});
	app.get('/sandbox/state', async () => stateOf(world));
	app.post<{ Body: Seed }>('/sandbox/seed', { schema: { body: seedSchema } }, async ({ body }) =>
		seed(world, body),
	);
	app.get('/sandbox/text-messages', async () => world.store.textMessages.all().map(textMessageView));
	app.post('/sandbox/expire-sessions', async () => {
		const expired = world.store.sessions.size;
		world.store.sessions.clear();
		return { expired };
	});
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
