/** BILL's simulator in this process: its web server on the trial's network, its state at hand. */
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../../sandbox/bill/http/app';
import { createWorld } from '../../../sandbox/bill/http/createWorld';
import { rememberDevice, seedDefaultTenant } from '../../../sandbox/bill/seeding/defaultTenant';
import { clearStore, createStore } from '../../../sandbox/bill/store/store';
import { tickDue } from '../../../sandbox/bill/control/ticks';
import { emptyStats } from '../../../sandbox/bill/world/stats';
import { DEFAULT_SWITCHES, SWITCHES, type BillSwitches } from '../../../sandbox/bill/world/switches';
import type { World } from '../../../sandbox/bill/world/world';
import { withChanges } from '../../../sandbox/simulator/switches';
import { chartOfAccounts, departments } from '../../../sandbox/data/invoices';
import { serverOf } from '../net/fastifyServer';
import type { Network, Server } from '../net/network';

export const BILL_ORIGIN = 'http://127.0.0.1:7001';
const LOOK_AT_PAYMENTS_MS = 60_000;

export class BillWorld {
	private constructor(
		readonly world: World,
		private readonly app: FastifyInstance,
		private readonly server: Server,
	) {}

	/** Made once a process: its hundreds of routes take longer than a trial. */
	static async create(): Promise<BillWorld> {
		const world = createWorld(
			createStore(() => undefined),
			{ ...DEFAULT_SWITCHES },
			0,
			() => undefined,
		);
		const app = await createApp({ world, commit: () => undefined, reset: () => undefined });
		const server = serverOf(app);
		await app.ready();
		return new BillWorld(world, app, server);
	}

	/** An empty BILL for a trial. */
	async begin(network: Network, switches: Partial<BillSwitches>): Promise<void> {
		const { world } = this;
		world.notifier.clear();
		world.lateWrites.clear();
		clearStore(world.store);
		world.faults.clear();
		world.journal.clear();
		world.stats = emptyStats();
		world.switches = withChanges(SWITCHES, DEFAULT_SWITCHES, switches);
		seedDefaultTenant(world.store, world.clock);
		rememberDevice(world.store, world.clock);
		network.serve(BILL_ORIGIN, this.server);
		const payload = { chartOfAccounts: chartOfAccounts(), departments: departments() };
		await this.app.inject({ method: 'POST', url: '/sandbox/seed', headers: { host: 'localhost' }, payload });
		setInterval(() => void tickDue(world), LOOK_AT_PAYMENTS_MS);
	}
}
