import type { IDataObject } from 'n8n-workflow';
import type { Position } from './source';

/** Ids of handed-over events that are remembered: at 36 characters each about 70 kB in the workflow's row. */
const MOST_REMEMBERED = 2_000;

/** Where a trigger starts when it is activated for the first time. */
export type StartFrom = 'latest' | 'earliest';

/** What is kept in the node's static data. Positions and ids belong to one stream. */
interface Kept {
	stream: string;
	startFrom: StartFrom;
	/** ISO 8601: first activation for this stream, by Salesforce's clock. */
	since: string;
	position?: Position;
	seen: string[];
	stops: number;
}

/**
 * Where a trigger stands, in the node's static data.
 *
 * n8n 2.41 writes static data of a trigger to its database at two moments only: after `trigger()` returned, and at the
 * beginning of every `emit` (n8n/dist/workflows/triggers: workflow-trigger-activator.js and
 * trigger-execution-context.factory.js; not on deactivation or shutdown). A node cannot ask for a write. Therefore:
 * - {@link begin} runs inside `trigger()`, so "since when" is stored before the first event can be missed;
 * - what {@link moveTo} notes after event N reaches the database with event N+1. A crash or restart in between brings N
 *   again, never skips it, and the deduplication key lets n8n drop it;
 * - a position that only keepalives moved is lost with the process. The older one then still works, or has expired,
 *   and then everything Salesforce keeps is read and known ids are left out.
 */
export class PositionStore {
	private constructor(
		private readonly kept: Kept,
		private readonly seen: Set<string>,
	) {}

	/** Takes up what was stored for `stream`, or notes that reading it begins at `now`. */
	static begin(
		data: IDataObject,
		{ stream, startFrom, now }: { stream: string; startFrom: StartFrom; now: Date },
	): PositionStore {
		if (data.stream !== stream) {
			const fresh: Kept = {
				stream,
				startFrom,
				since: now.toISOString(),
				position: undefined,
				seen: [],
				stops: 0,
			};
			Object.assign(data, fresh);
		}
		const kept = data as IDataObject & Kept;
		return new PositionStore(kept, new Set(kept.seen));
	}

	/**
	 * Where to go on. Without a position everything Salesforce keeps is read and {@link isTooOld} leaves out what is
	 * older than the first activation: starting at the stream's tip would miss what is published between activation and
	 * subscription, and after a restart before the first event.
	 */
	get start(): Position | 'earliest' {
		return this.kept.position ?? 'earliest';
	}

	/** First activation for this stream, epoch milliseconds; undefined when older events are wanted too. */
	get sinceMs(): number | undefined {
		return this.kept.startFrom === 'latest' ? Date.parse(this.kept.since) : undefined;
	}

	/** Whether "New Events Only" leaves out an event of that age. */
	isTooOld(createdAtMs: number): boolean {
		return this.sinceMs !== undefined && createdAtMs < this.sinceMs;
	}

	/** Whether n8n already has the event. */
	hasSeen(eventId: string): boolean {
		return this.seen.has(eventId);
	}

	/** Notes that everything up to `position` (if given) is done, `handedOver` being the ids n8n took since the last call. */
	moveTo(position: Position | undefined, handedOver: string[]): void {
		if (position !== undefined) this.kept.position = position;
		if (handedOver.length === 0) return;
		for (const id of handedOver) this.seen.add(id);
		const surplus = Math.max(0, this.seen.size - MOST_REMEMBERED);
		for (const id of [...this.seen].slice(0, surplus)) this.seen.delete(id);
		// A new array, because n8n notices a change of static data only when a property is set.
		this.kept.seen = [...this.seen];
	}

	/** How often in a row the trigger stopped without an arrival in between. */
	get stops(): number {
		return this.kept.stops;
	}

	set stops(count: number) {
		if (this.kept.stops !== count) this.kept.stops = count;
	}
}
