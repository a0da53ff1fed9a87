import type { Clock } from './clock';
import type { Faults } from './faults/faults';
import type { Journal } from './journal';
import type { Limits } from './limits';
import type { Sessions } from './sessions';
import type { BillStats } from './stats';
import type { Store } from './store/store';
import type { BillSwitches } from './switches';
import type { Notifier } from './webhooks/notifier';

/** One simulated BILL: its state, its time and its rules. Nothing of it lives in a module variable. */
export interface World {
	store: Store;
	clock: Clock;
	/** Replaced as a whole by `POST /sandbox/switches`. */
	switches: BillSwitches;
	stats: BillStats;
	journal: Journal;
	limits: Limits;
	sessions: Sessions;
	faults: Faults;
	notifier: Notifier;
}
