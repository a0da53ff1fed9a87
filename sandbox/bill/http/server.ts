import { withChanges } from '../../simulator/switches';
import { tickDue } from '../control/ticks';
import { rememberDevice, seedDefaultTenant } from '../seeding/defaultTenant';
import type { Row } from '../store/rows';
import { StateFile } from '../store/stateFile';
import { clearStore, createStore } from '../store/store';
import type { Store } from '../store/store';
import { emptyStats } from '../world/stats';
import { DEFAULT_SWITCHES, SWITCHES } from '../world/switches';
import type { BillSwitches } from '../world/switches';
import { createApp } from './app';
import { createWorld } from './createWorld';

export interface BillSimulatorOptions {
	/** Port on 127.0.0.1; 0 or none takes a free one. */
	port?: number;
	/** File the state is kept in; without one it ends with the simulator. */
	stateFile?: string;
	/** Behaviour where BILL's is unknown. */
	switches?: Partial<BillSwitches>;
	/** Milliseconds between two statuses of a payment; short for `switches.paymentTick`. */
	paymentTickMs?: number;
	/** Factor on the waits between webhook repetitions; short for `switches.timeScale`. */
	timeScale?: number;
	/** Told one line a call. */
	logger?: (line: string) => void;
}

export interface BillSimulator {
	/** Origin of all addresses, `http://127.0.0.1:<port>`. */
	url: string;
	/** Closes the server and writes the last state. */
	stop(): Promise<void>;
}

/** How often payments are looked at; a payment moves at most this much late. */
const TIMER_MS = 25;

function rowsOf(store: Store): Array<[string, string, Row]> {
	return Object.values(store).flatMap((collection) =>
		collection.all().map((row): [string, string, Row] => [collection.name, row.id, row]),
	);
}

function restoreRow(store: Store, name: string, id: string, row: Row | null): void {
	const collection = Object.values(store).find((candidate) => candidate.name === name);
	// A collection of an older version that no longer exists is passed over.
	collection?.restore(id, row);
}

/** Switches kept in the state file, below those the caller asks for now. */
function startSwitches(store: Store, options: BillSimulatorOptions): BillSwitches {
	const kept = store.settings.get('switches')?.value;
	const before = withChanges(
		SWITCHES,
		DEFAULT_SWITCHES,
		typeof kept === 'object' && kept !== null ? { ...kept } : {},
	);
	return withChanges(SWITCHES, before, askedSwitches(options));
}

function askedSwitches({
	switches,
	paymentTickMs,
	timeScale,
}: BillSimulatorOptions): Record<string, unknown> {
	return {
		...switches,
		...(paymentTickMs === undefined ? {} : { paymentTick: paymentTickMs }),
		...(timeScale === undefined ? {} : { timeScale }),
	};
}

/**
 * Starts BILL on this machine: REST below `/connect`, webhooks below `/connect-events`, v2 below `/api/v2`, the controls
 * below `/sandbox`.
 * @throws when the port is taken or the state file cannot be read
 */
export async function startBillSimulator(options: BillSimulatorOptions = {}): Promise<BillSimulator> {
	let file: StateFile | undefined;
	const store = createStore((collection, id, row) => file?.note(collection, id, row));
	const commit = () => file?.commit();
	if (options.stateFile !== undefined) {
		file = new StateFile(options.stateFile, () => rowsOf(store));
		file.load((name, id, row) => restoreRow(store, name, id, row));
	}
	const aheadMs = Number(store.settings.get('clock')?.value ?? 0);
	const world = createWorld(store, startSwitches(store, options), aheadMs, commit);
	if (store.organizations.size === 0) seedDefaultTenant(store, world.clock);
	rememberDevice(store, world.clock);
	file?.rewrite();

	const reset = () => {
		world.notifier.clear();
		world.lateWrites.clear();
		clearStore(store);
		world.faults.clear();
		world.journal.clear();
		world.stats = emptyStats();
		world.switches = withChanges(SWITCHES, DEFAULT_SWITCHES, askedSwitches(options));
		world.clock.advance(-world.clock.aheadMs());
		seedDefaultTenant(store, world.clock);
	};
	const app = await createApp({ world, commit, reset, log: options.logger });
	const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	world.notifier.resume();
	const timer = setInterval(() => {
		if (world.switches.paymentTick === 0) return;
		if (tickDue(world) > 0) commit();
	}, TIMER_MS);
	return {
		url,
		stop: async () => {
			clearInterval(timer);
			world.notifier.stop();
			world.lateWrites.clear();
			await app.close();
			file?.rewrite();
			file?.close();
		},
	};
}
