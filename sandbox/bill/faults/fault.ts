import type { Refusal } from '../refusal';
import type { Reply } from '../route';
import type { Session } from '../store/rows';
import type { World } from '../world';

/** What a test asks for over `POST /sandbox/faults`. */
export interface FaultOrder {
	kind: string;
	/** `POST /v3/payments`; a `*` stands for one part of the path. Left out, the fault meets any call. */
	on?: string;
	/** How often it strikes, 1 unless told. */
	times?: number;
	/** Milliseconds, for latency and late notifications. */
	ms?: number;
	/** Code of BILL, for a refusal. */
	code?: string;
	/** HTTP status and words of a refusal or of the gateway. */
	status?: number;
	message?: string;
	/** Sent as `Retry-After`: seconds or an HTTP date. */
	retryAfter?: string;
}

/** A call a fault strikes before its route runs. */
export interface Moment {
	devKey: string;
	session?: Session;
	world: World;
}

interface Kind<Stage extends string, Strike> {
	kind: string;
	/** When it strikes. */
	stage: Stage;
	strike: Strike;
}

/** Before the route: may wait, may refuse. */
export type BeforeFault = Kind<'before', (fault: FaultOrder, moment: Moment) => Promise<void>>;
/** After the route has done its work: may change the answer, or cut the connection. */
export type AfterFault = Kind<'after', (reply: Reply) => Reply | 'cut'>;
/** When the route refuses: may change how the refusal reads. */
export type RefusedFault = Kind<'refused', (refused: Refusal) => Refusal>;
/** When a notification is about to be sent: how many copies, and how late. */
export type DeliveryFault = Kind<'delivery', (fault: FaultOrder) => { copies: number; lateMs: number }>;
/** When a payment has cleared: the status it turns to next. */
export type ClearedFault = Kind<'cleared', () => string>;

export type AnyFault = BeforeFault | AfterFault | RefusedFault | DeliveryFault | ClearedFault;
