import type { CometdServer } from '../cometd/server';
import type { Route } from '../http/route';
import type { Traffic } from '../http/traffic';
import type { PubSubServer } from '../pubsub/server';
import { addFault, clearFaults, setSwitches } from './behaviour';
import { cometdRoutes } from './cometd';
import { eventRoutes } from './events';
import { startFlow } from './flowApprovals';
import { clearJournal, readJournal } from './journal';
import { setPermissions } from './permissions';
import { seed } from './seed';
import { sessionRoutes } from './sessions';
import { state } from './state';
import { statistics } from './statistics';
import { clock } from './time';

/** Parts of the running simulator that only the control routes reach. */
export interface ControlParts {
	traffic: Traffic;
	pubSub: PubSubServer;
	cometd: CometdServer;
}

/** Everything below /sandbox. */
export function controlRoutes(parts: ControlParts): Route[] {
	return [
		readJournal,
		clearJournal,
		state,
		seed,
		setSwitches,
		setPermissions,
		startFlow,
		addFault,
		clearFaults,
		clock,
		...statistics(parts),
		...sessionRoutes(parts),
		...eventRoutes(parts),
		...cometdRoutes(parts),
	];
}
