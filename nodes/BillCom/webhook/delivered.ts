/** BILL resends within half a minute and now and then later; 500 ids cover days of an accounts-payable team. */
const REMEMBERED_EVENTS = 500;
/** So many may be handled at the same time and overwrite what the others saved. */
const RECENT_EVENTS = 100;

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
	private handled = new Set<string>();

	/** The last ones this process has handled, and those of them that were not among the saved ones. */
	private recent: string[] = [];

	private unsaved: string[] = [];

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
			this.remember([...this.handled, eventId]);
			this.recent = [...this.recent, eventId].slice(-RECENT_EVENTS);
			this.unsaved.push(eventId);
			onHandled();
		}
		this.underWay.delete(eventId);
	}

	/**
	 * Adds the ids that were saved, oldest first. What this process knows beside them is older, and was saved before, or is
	 * among the last it has handled: a delivery at the same time may have put back the list without it.
	 */
	recall(saved: string[]): void {
		const isSaved = new Set(saved);
		this.unsaved = this.recent.filter((eventId) => !isSaved.has(eventId));
		const newer = new Set(this.unsaved);
		const older = [...this.handled].filter((eventId) => !isSaved.has(eventId) && !newer.has(eventId));
		this.remember([...older, ...saved, ...newer]);
	}

	/** Whether an event was handled that nobody has found among the saved ones. */
	get isAnythingUnsaved(): boolean {
		return this.unsaved.length > 0;
	}

	/** The newest 500, oldest first, with one that is about to be handled as the last. */
	ids(accepted?: string): string[] {
		const ids = [...this.handled];
		if (accepted !== undefined && !this.handled.has(accepted)) ids.push(accepted);
		return ids.slice(-REMEMBERED_EVENTS);
	}

	private remember(eventIds: string[]): void {
		this.handled = new Set([...new Set(eventIds)].slice(-REMEMBERED_EVENTS));
	}
}
