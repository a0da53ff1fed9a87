import type { ApprovalEvent } from '../source/source';

/** An event on its way to n8n, and what to do when n8n has it. */
export interface Entry {
	event: ApprovalEvent;
	finish(): void;
}

/** A batch that was offered before the trigger stopped, while its events come again. */
interface Former {
	awaited: Set<string>;
	entries: Entry[];
}

/** How batches are made. */
interface BatchOptions {
	/** Events of one execution, at most. */
	size: number;
	/** How long the first event of a batch waits for more, at most; after a pause between events it goes earlier. */
	waitMs: number;
	/** Ids of the batches that were offered before and that n8n may have. */
	offered: string[][];
	/** Called when time has made a batch ready. */
	onReady(): void;
	formerPatienceMs?: number;
}

/** Approvals that are decided together come in one go: a pause of this part of the longest wait is its end. */
const PAUSE = 1 / 4;

/** Events of a former batch come again within seconds; when one of them does not, the others do not wait for ever. */
const FORMER_PATIENCE_MS = 10_000;

/**
 * Makes batches of events, in order. A batch is ready when it is full, when its first event has waited long enough, when no
 * event has followed for a while, or when the source has nothing more.
 *
 * Events that were offered together before the trigger stopped are put together again, whatever comes between them: under
 * the same key n8n then sees whether it has them (docs/decisions/019). Newer events wait until those are ready.
 */
export class Batches {
	private readonly formers: Former[];
	private readonly readyAgain: Entry[][] = [];
	private readonly ready: Entry[][] = [];
	private open: Entry[] = [];
	private timer: NodeJS.Timeout | undefined;
	private pauseTimer: NodeJS.Timeout | undefined;
	private formerTimer: NodeJS.Timeout | undefined;

	constructor(private readonly options: BatchOptions) {
		this.formers = options.offered.map((ids) => ({ awaited: new Set(ids), entries: [] }));
	}

	/** @param isAlone for an event that n8n may have as an execution of its own */
	add(entry: Entry, isAlone: boolean): void {
		const former = this.formerOf(entry.event.eventId);
		if (former) return this.addAgain(former, entry);
		if (isAlone) this.closeOpen();
		this.open.push(entry);
		if (isAlone || this.open.length >= this.options.size) this.closeOpen();
		else this.waitForMore();
	}

	private waitForMore(): void {
		const { waitMs, onReady } = this.options;
		const close = () => {
			this.closeOpen();
			onReady();
		};
		if (this.open.length === 1) this.timer = setTimeout(close, waitMs);
		clearTimeout(this.pauseTimer);
		// A busy process notices a pause before it reads what has come meanwhile, so it reads once more.
		const { open } = this;
		const { length } = open;
		const closeIfNoneCame = () => {
			if (this.open === open && open.length === length) close();
		};
		this.pauseTimer = setTimeout(() => setImmediate(closeIfNoneCame), waitMs * PAUSE);
	}

	/** The event came and is not to be handed over: nobody has to wait for it. */
	leaveOut(eventId: string): void {
		const former = this.formerOf(eventId);
		if (!former) return;
		former.awaited.delete(eventId);
		this.closeFormersThatAreComplete();
	}

	/** Nothing more comes for now: what is here is ready. */
	closeAll(): void {
		this.closeFormers(() => true);
		this.closeOpen();
	}

	/** The next batch that is ready, if there is one. */
	take(): Entry[] | undefined {
		return this.readyAgain.shift() ?? (this.isHeld ? undefined : this.ready.shift());
	}

	/** Newer events must not overtake those of a former batch. */
	private get isHeld(): boolean {
		return this.formers.some(({ entries }) => entries.length > 0);
	}

	private formerOf(eventId: string): Former | undefined {
		return this.formers.find(({ awaited }) => awaited.has(eventId));
	}

	private addAgain(former: Former, entry: Entry): void {
		former.entries.push(entry);
		former.awaited.delete(entry.event.eventId);
		this.closeFormersThatAreComplete();
	}

	/** The others get so much more time. */
	private closeFormersThatAreComplete(): void {
		this.closeFormers(({ awaited }) => awaited.size === 0);
		if (!this.isHeld) return;
		const { formerPatienceMs = FORMER_PATIENCE_MS, onReady } = this.options;
		this.formerTimer = setTimeout(() => {
			this.closeFormers(() => true);
			onReady();
		}, formerPatienceMs);
	}

	/** One that nothing has come of stays: it may still come. */
	private closeFormers(isOver: (former: Former) => boolean): void {
		clearTimeout(this.formerTimer);
		const over = this.formers.filter((former) => former.entries.length > 0 && isOver(former));
		for (const former of over) {
			this.formers.splice(this.formers.indexOf(former), 1);
			this.readyAgain.push(former.entries);
		}
	}

	private closeOpen(): void {
		clearTimeout(this.timer);
		clearTimeout(this.pauseTimer);
		if (this.open.length > 0) this.ready.push(this.open);
		this.open = [];
	}
}
