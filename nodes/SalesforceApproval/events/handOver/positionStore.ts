import type { IDataObject } from 'n8n-workflow';
import type { Position } from '../source/source';

/** Ids of handed-over events that are remembered: at 36 characters each about 70 kB in the workflow's row. */
const MOST_REMEMBERED = 2_000;
/** Unusable events whose places are kept. */
const MOST_UNREAD = 100;
/** How long Salesforce keeps an event. */
const RETENTION_MS = 72 * 60 * 60 * 1000;

/** Where a trigger starts when it is activated for the first time. */
export type StartFrom = 'latest' | 'earliest';

/** What is kept in the node's static data. Positions and ids belong to one stream of one org. */
interface Kept {
	/** The org's id and the stream's name; releases that kept no org wrote the name alone. */
	stream: string;
	startFrom: StartFrom;
	/** ISO 8601: first activation for this stream, by Salesforce's clock. */
	since: string;
	position?: Position;
	seen: string[];
	stops: number;
	/** Absent in what releases before this field stored. */
	unread?: Unread[];
	/** Batches that n8n may have. */
	offered?: Offered[];
	/** ISO 8601: older events may have been handed over alone. Absent where all are, and in what older releases stored. */
	aloneBefore?: string;
	/** The org in n8n's keys; absent where an older release began, whose last event has to keep its key. */
	keyOrg?: string;
}

/** Events that were offered as one execution. */
interface Offered {
	ids: string[];
	/** ISO 8601: when. Salesforce keeps the events for 72 hours. */
	at: string;
}

/** Which stream of which org is read. */
interface Beginning {
	/** Source and topic or object. */
	name: string;
	/** 18 characters; '' where it is not known. */
	organizationId: string;
}

/** An event nobody could use, and the place before it. */
interface Unread {
	eventId: string;
	from: Position | 'earliest';
	/** ISO 8601: when it came. Salesforce keeps it for 72 hours. */
	at: string;
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
 * - what {@link offer} notes before a batch is emitted reaches it with this batch. A crash brings its events again, and they
 *   are put together in the same way, so that its key lets n8n drop them (docs/decisions/019);
 * - a position that only keepalives moved is lost with the process. The older one then still works, or has expired,
 *   and then everything Salesforce keeps is read and known ids are left out.
 */
export class PositionStore {
	private constructor(
		private readonly kept: Kept,
		private readonly seen: Set<string>,
		private readonly organizationId: string,
		private readonly inBatches: boolean,
	) {}

	/**
	 * The org a stored position of the stream belongs to; '' where a release that kept no org stored it, undefined where
	 * there is none.
	 */
	static organizationOf(data: IDataObject, name: string): string | undefined {
		if (data.stream === name) return '';
		const { stream } = data;
		const isOfStream = typeof stream === 'string' && stream.endsWith(` ${name}`);
		return isOfStream ? stream.slice(0, -name.length - 1) : undefined;
	}

	/**
	 * Takes up what was stored for this stream of this org, or notes that reading it begins at `now`. A position of another
	 * org is forgotten. One without an org is taken for this org's, once (docs/decisions/014).
	 *
	 * @param inBatches whether several events may become one execution
	 */
	static begin(
		data: IDataObject,
		{
			name,
			organizationId,
			startFrom,
			now,
			inBatches = false,
		}: Beginning & { startFrom: StartFrom; now: Date; inBatches?: boolean },
	): PositionStore {
		const stream = organizationId === '' ? name : `${organizationId} ${name}`;
		if (data.stream === name) data.stream = stream;
		if (data.stream !== stream) {
			const fresh: Kept = {
				stream,
				startFrom,
				since: now.toISOString(),
				position: undefined,
				seen: [],
				stops: 0,
				unread: [],
				offered: [],
				aloneBefore: new Date(0).toISOString(),
				keyOrg: organizationId,
			};
			Object.assign(data, fresh);
		}
		const kept = data as IDataObject & Kept;
		const isKept = ({ at }: { at: string }) => now.getTime() - Date.parse(at) < RETENTION_MS;
		kept.unread = (kept.unread ?? []).filter(isKept);
		kept.offered = (kept.offered ?? []).filter(isKept);
		kept.aloneBefore = inBatches ? (kept.aloneBefore ?? now.toISOString()) : undefined;
		return new PositionStore(kept, new Set(kept.seen), organizationId, inBatches);
	}

	/** What a source has to know: how far back polling goes without a position, and whose position this is. */
	get beginning(): { sinceMs: number | undefined; organizationId: string } {
		return { sinceMs: this.sinceMs, organizationId: this.organizationId };
	}

	/** What tells the events of this org from those of another in n8n's keys; '' for none. */
	get keyOrg(): string {
		return this.kept.keyOrg ?? '';
	}

	/**
	 * Where to go on. Without a position everything Salesforce keeps is read and {@link isTooOld} leaves out what is
	 * older than the first activation: starting at the stream's tip would miss what is published between activation and
	 * subscription, and after a restart before the first event. Before an event that could not be used reading begins
	 * again: what n8n already has is left out.
	 */
	get start(): Position | 'earliest' {
		return this.kept.unread?.[0]?.from ?? this.kept.position ?? 'earliest';
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

	/** Notes that everything up to `position` is done. */
	moveTo(position: Position): void {
		this.kept.position = position;
	}

	/** Batches that n8n may have: ids of the events that were offered together and did not become {@link taken}. */
	get offered(): string[][] {
		return (this.kept.offered ?? []).map(({ ids }) => ids);
	}

	/**
	 * Whether n8n may have the event as an execution of its own: the trigger handed each event over alone then, and whether
	 * this one was among them only n8n can tell, by the event's own key.
	 */
	goesAlone(createdAtMs: number): boolean {
		const { aloneBefore } = this.kept;
		return aloneBefore === undefined || createdAtMs < Date.parse(aloneBefore);
	}

	/** Notes, just before it is emitted, what becomes one execution. A single event needs no note where all go alone. */
	offer(ids: string[]): void {
		if (!this.inBatches) return;
		this.kept.offered = [...this.offeredWithout(ids), { ids, at: new Date().toISOString() }];
	}

	/** Notes that n8n has the events for good. */
	taken(ids: string[]): void {
		this.remember(ids);
		const rest = this.offeredWithout(ids);
		if (rest.length < this.offered.length) this.kept.offered = rest;
	}

	private offeredWithout(ids: string[]): Offered[] {
		const gone = new Set(ids);
		return (this.kept.offered ?? []).filter((batch) => !batch.ids.some((id) => gone.has(id)));
	}

	private remember(ids: string[]): void {
		for (const id of ids) this.seen.add(id);
		const surplus = Math.max(0, this.seen.size - MOST_REMEMBERED);
		for (const id of [...this.seen].slice(0, surplus)) this.seen.delete(id);
		// A new array, because n8n notices a change of static data only when a property is set.
		this.kept.seen = [...this.seen];
	}

	/** Notes an event nobody can use, so that the next start reads it again. False where it was noted before. */
	keepUnread(eventId: string): boolean {
		const { unread = [], position: from = 'earliest' } = this.kept;
		if (unread.some((known) => known.eventId === eventId)) return false;
		// With many of them the first ones matter: reading begins before them all.
		if (unread.length < MOST_UNREAD)
			this.kept.unread = [...unread, { eventId, from, at: new Date().toISOString() }];
		return true;
	}

	/** Notes that an event could be used after all. */
	forgetUnread(eventId: string | undefined): void {
		const { unread = [] } = this.kept;
		if (unread.some((known) => known.eventId === eventId))
			this.kept.unread = unread.filter((known) => known.eventId !== eventId);
	}

	/** How often in a row the trigger stopped without an arrival in between. */
	get stops(): number {
		return this.kept.stops;
	}

	set stops(count: number) {
		if (this.kept.stops !== count) this.kept.stops = count;
	}
}
