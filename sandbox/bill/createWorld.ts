import { createClock } from './clock';
import { Faults } from './faults/faults';
import { Journal } from './journal';
import { Limits } from './limits';
import { Sessions } from './sessions';
import { emptyStats } from './stats';
import type { Store } from './store/store';
import type { BillSwitches } from './switches';
import { Notifier } from './webhooks/notifier';
import type { World } from './world';

/** Puts a world together around a store. `commit` is called by what works outside of a request. */
export function createWorld(
	store: Store,
	switches: BillSwitches,
	aheadMs: number,
	commit: () => void,
): World {
	const base = {
		store,
		switches,
		clock: createClock(aheadMs),
		stats: emptyStats(),
		journal: new Journal(),
		faults: new Faults(),
	};
	// One object for all: what replaces switches or stats on the world is seen by its parts.
	return Object.assign(base, {
		limits: new Limits(base),
		sessions: new Sessions(base),
		notifier: new Notifier(base, commit),
	});
}
