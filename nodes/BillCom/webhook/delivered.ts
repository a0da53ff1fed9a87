import { processWide } from '../../shared/memory/processWide';
import type { BillNotification } from './notification';

/** BILL resends within half a minute and now and then later; 500 ids cover days of an accounts-payable team. */
const REMEMBERED_EVENTS = 500;

/** The reply to BILL, as far as it is watched. */
export interface Reply {
	statusCode: number;
	/** True once everything went out. */
	writableFinished: boolean;
	/** True once the connection is gone. */
	destroyed: boolean;
	once(event: 'finish' | 'close', listener: () => void): unknown;
}

/**
 * Which events one trigger has handled. An event counts as handled only after the reply to BILL went out with 2xx: when
 * the workflow could not store it, BILL sends it again and it is not taken for a repeat.
 *
 * Two deliveries of one event at the same time: the second waits for the first and steps in when the first failed.
 */
export class DeliveredEvents {
	private readonly handled = new Set<string>();

	private readonly underWay = new Map<string, Promise<void>>();

	/**
	 * @param reply the reply to BILL, watched from here on when the event is new
	 * @param onHandled called once it counts as handled
	 * @returns whether the caller has to handle the event
	 */
	async claim(eventId: string, reply: Reply, onHandled = () => {}): Promise<boolean> {
		for (let other = this.underWay.get(eventId); other; other = this.underWay.get(eventId)) await other;
		const isNew = !this.handled.has(eventId);
		// Nothing is awaited between looking and registering, so only one of several waiting deliveries goes on. A reply
		// that is gone ends no more, and whoever waited for it would wait forever.
		if (isNew && !reply.destroyed) {
			this.underWay.set(eventId, this.untilAnswered(eventId, reply, onHandled));
		}
		return isNew;
	}

	private async untilAnswered(eventId: string, reply: Reply, onHandled: () => void): Promise<void> {
		await new Promise<void>((resolve) => {
			reply.once('finish', resolve);
			// A connection that BILL gave up closes without finishing: BILL will send the event again.
			reply.once('close', resolve);
		});
		const isAccepted = reply.writableFinished && reply.statusCode >= 200 && reply.statusCode < 300;
		if (isAccepted) {
			this.add([eventId]);
			onHandled();
		}
		this.underWay.delete(eventId);
	}

	/** Adds ids that were saved. Those known already are newer than any that are not. */
	recall(saved: string[]): void {
		const unknown = saved.filter((eventId) => !this.handled.has(eventId));
		if (unknown.length === 0) return;
		const known = [...this.handled];
		this.handled.clear();
		this.add([...unknown, ...known]);
	}

	/** The newest 500, oldest first, with one that is about to be handled as the last. */
	ids(accepted?: BillNotification): string[] {
		const ids = [...this.handled];
		if (accepted && !this.handled.has(accepted.eventId)) ids.push(accepted.eventId);
		return ids.slice(-REMEMBERED_EVENTS);
	}

	private add(eventIds: string[]): void {
		for (const eventId of eventIds) this.handled.add(eventId);
		for (const eventId of this.handled) {
			if (this.handled.size <= REMEMBERED_EVENTS) break;
			this.handled.delete(eventId);
		}
	}
}

/** The events of one trigger in this process. @param key workflow, node and listener */
export function deliveredTo(key: string): DeliveredEvents {
	const all = processWide('deliveredEvents', () => new Map<string, DeliveredEvents>());
	const events = all.get(key) ?? new DeliveredEvents();
	all.set(key, events);
	return events;
}
