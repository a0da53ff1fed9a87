/** Records whose last value is remembered, and events that are told from new ones. */
const MOST_REMEMBERED = 10_000;

/** The value each record's watched field had when the trigger last saw it change. Forgets the oldest, and all at a restart. */
export class LastValues {
	private readonly values = new Map<string, unknown>();
	private readonly events = new Set<string>();

	/** Undefined when the field was not seen before. */
	of(recordId: string): unknown {
		return this.values.get(recordId);
	}

	note(recordId: string, value: unknown): void {
		this.values.delete(recordId);
		this.values.set(recordId, value);
		forgetOldest(this.values);
	}

	/** Whether the event is a new one; Salesforce delivers at least once, and a repeated one says nothing of now. */
	isNews(eventId: string): boolean {
		if (this.events.has(eventId)) return false;
		this.events.add(eventId);
		forgetOldest(this.events);
		return true;
	}
}

function forgetOldest(remembered: Map<string, unknown> | Set<string>): void {
	if (remembered.size <= MOST_REMEMBERED) return;
	for (const oldest of remembered.keys()) {
		remembered.delete(oldest);
		return;
	}
}
