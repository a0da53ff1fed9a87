import type { ConsoleRow, Totals } from './overview';

/** What a viewer is told: everything at first, later only what changed. */
export interface Update {
	isWhole: boolean;
	totals: Totals;
	rows: ConsoleRow[];
	/** Ids of rows that are no longer there. */
	gone: string[];
}

/** A viewer hears updates, and in words when the systems cannot be read. */
export interface Viewer {
	update(update: Update): void;
	problem(message: string): void;
}

type Overview = { rows: ConsoleRow[]; totals: Totals };

const SHORTEST_PAUSE_MS = 1000;
/** Reading may take at most a tenth of the time, so that watching does not slow what is watched. */
const PAUSE_PER_READING = 9;

/** Reads both systems again and again while somebody watches, and tells each viewer what changed. */
export class LiveFeed {
	private readonly viewers = new Set<Viewer>();
	private rows = new Map<string, { row: ConsoleRow; text: string }>();
	private totals: Totals | undefined;
	private isReading = false;
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly read: () => Promise<Overview>) {}

	/** Adds a viewer; the returned function lets it leave. */
	watch(viewer: Viewer): () => void {
		this.viewers.add(viewer);
		if (this.totals) viewer.update(this.whole(this.totals));
		void this.refresh();
		return () => {
			this.viewers.delete(viewer);
			if (this.viewers.size === 0) clearTimeout(this.timer);
		};
	}

	/** Reads at once; the next regular reading is counted from here. */
	async refresh(): Promise<void> {
		if (this.isReading) return;
		this.isReading = true;
		clearTimeout(this.timer);
		const startedAt = performance.now();
		try {
			this.take(await this.read());
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			this.viewers.forEach((viewer) => viewer.problem(message));
		}
		this.isReading = false;
		if (this.viewers.size === 0) return;
		const pauseMs = Math.max(SHORTEST_PAUSE_MS, (performance.now() - startedAt) * PAUSE_PER_READING);
		this.timer = setTimeout(() => void this.refresh(), pauseMs);
	}

	stop(): void {
		this.viewers.clear();
		clearTimeout(this.timer);
	}

	private take({ rows, totals }: Overview): void {
		const before = this.rows;
		this.rows = new Map(rows.map((row) => [row.id, { row, text: JSON.stringify(row) }]));
		const changed = rows.filter(({ id }) => this.rows.get(id)?.text !== before.get(id)?.text);
		const gone = [...before.keys()].filter((id) => !this.rows.has(id));
		const isFirst = this.totals === undefined;
		this.totals = totals;
		const update = { isWhole: isFirst, totals, rows: changed, gone };
		// Also without changes: it tells the viewer that the figures are fresh.
		this.viewers.forEach((viewer) => viewer.update(update));
	}

	private whole(totals: Totals): Update {
		return { isWhole: true, totals, rows: [...this.rows.values()].map(({ row }) => row), gone: [] };
	}
}
