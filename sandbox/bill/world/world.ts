import type { Clock } from '../../simulator/clock';
import type { FaultOrder, Faults } from '../../simulator/faults';
import type { Journal } from '../../simulator/journal';
import type { Refusal } from '../refusals/refusal';
import type { EventRecord, Session, Subscription } from '../store/rows';
import type { Store } from '../store/store';
import type { LateWrites } from './lateWrites';
import type { Limits } from './limits';
import type { Reply } from './reply';
import type { Sessions } from './sessions';
import type { BillStats } from './stats';
import type { BillSwitches } from './switches';

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
	faults: Faults<BillFault>;
	notifier: Notifications;
	lateWrites: LateWrites;
}

/** Sends webhook notifications; see webhooks/notifier.ts. */
export interface Notifications {
	/** Records the event for every subscription that asks for it and sends it to those that are enabled. */
	publish(eventType: string, entityId: string, entity: unknown): void;
	/** Writes an event into the log of one subscription. */
	recordEvent(
		subscription: Subscription,
		about: { eventType: string; entityId: string; entity: unknown },
	): EventRecord;
	/** Starts sending one event. */
	send(event: EventRecord): void;
	/** Takes up what a previous run left unsent. */
	resume(): void;
	/** Forgets what is unsent. */
	clear(): void;
	/** Ends all sending; what is unsent stays in the store. */
	stop(): void;
}

/** A call a fault strikes before its route runs. */
export interface Moment {
	devKey: string;
	session?: Session;
	world: World;
}

/** A row of the table of faults, by when it strikes. */
export type BillFault =
	/** Before the route: may wait, may refuse. */
	| { stage: 'before'; strike: (order: FaultOrder, moment: Moment) => Promise<void> }
	/** Instead of the route, which does its work so much later, whatever the caller is told now. */
	| { stage: 'late'; strike: (order: FaultOrder) => { lateMs: number; answer: Refusal | 'cut' } }
	/** After the route has done its work: may change the answer, or cut the connection. */
	| { stage: 'after'; strike: (reply: Reply) => Reply | 'cut' }
	/** When the route refuses: may change how the refusal reads. */
	| { stage: 'refused'; strike: (refused: Refusal) => Refusal }
	/** When a notification is about to be sent: how many copies, and how late. `on` names the type of the event. */
	| { stage: 'delivery'; strike: (order: FaultOrder) => { copies: number; lateMs: number } }
	/** When a payment has cleared: the status it turns to next. `on` names the payment. */
	| { stage: 'cleared'; strike: () => string };
