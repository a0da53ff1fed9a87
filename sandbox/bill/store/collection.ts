import type { Row } from './rows';

/** Fields a collection can be searched by without reading every row. A row may stand under several values. */
export type Indexes<T> = Record<string, (row: T) => string | readonly string[] | undefined>;

function valuesOf(read: string | readonly string[] | undefined): readonly string[] {
	if (read === undefined) return [];
	return typeof read === 'string' ? [read] : read;
}

/** Told of every change, so that it can be written down. `row` is undefined when the row was removed. */
export type ChangeListener = (collection: string, id: string, row: Row | undefined) => void;

/** Rows by id in order of creation, with secondary indexes. Rows are replaced, never changed in place. */
export class Collection<T extends Row> {
	private readonly rows = new Map<string, T>();
	private readonly positions = new Map<string, number>();
	private readonly indexed = new Map<string, Map<string, Set<string>>>();
	private nextPosition = 0;
	/** What rows were before they changed, newest change last, while `record` listens. */
	private recorded: Array<[id: string, before: T | undefined]> | undefined;

	constructor(
		readonly name: string,
		private readonly indexes: Indexes<T>,
		private readonly onChange: ChangeListener,
	) {
		for (const index of Object.keys(indexes)) this.indexed.set(index, new Map());
	}

	get size(): number {
		return this.rows.size;
	}

	get(id: string): T | undefined {
		return this.rows.get(id);
	}

	/** Every row, oldest first. */
	all(): T[] {
		return [...this.rows.values()];
	}

	/** Place in the order of creation; breaks ties between rows of one millisecond. */
	position(id: string): number {
		return this.positions.get(id) ?? -1;
	}

	/** Rows whose indexed field has exactly this value, oldest first. */
	find(index: string, value: string): T[] {
		const ids = [...(this.indexed.get(index)?.get(value) ?? [])];
		ids.sort((left, right) => this.position(left) - this.position(right));
		return ids.flatMap((id) => this.rows.get(id) ?? []);
	}

	/** True when `find` knows this field. */
	hasIndex(index: string): boolean {
		return this.indexed.has(index);
	}

	/**
	 * Notes what changes until the returned function is called: with true everything is taken back. A row that was deleted
	 * meanwhile comes back as the newest.
	 */
	record(): (isTakenBack: boolean) => void {
		const changes: Array<[id: string, before: T | undefined]> = [];
		this.recorded = changes;
		return (isTakenBack) => {
			this.recorded = undefined;
			if (!isTakenBack) return;
			for (const [id, before] of changes.reverse()) {
				if (before) this.put(before);
				else this.delete(id);
			}
		};
	}

	/** Adds a row or replaces the one with its id. */
	put(row: T): T {
		this.recorded?.push([row.id, this.rows.get(row.id)]);
		this.place(row);
		this.onChange(this.name, row.id, row);
		return row;
	}

	delete(id: string): void {
		const before = this.rows.get(id);
		if (!this.remove(id)) return;
		this.recorded?.push([id, before]);
		this.onChange(this.name, id, undefined);
	}

	clear(): void {
		for (const id of [...this.rows.keys()]) this.delete(id);
	}

	/** Puts a row of the state file in its place, without reporting it as a change. The file is our own, so the row is taken at its word. */
	restore(id: string, row: Row | null): void {
		if (row) this.place(row as T);
		else this.remove(id);
	}

	private place(row: T): void {
		const before = this.rows.get(row.id);
		if (before) this.unindex(before);
		else this.positions.set(row.id, this.nextPosition++);
		this.rows.set(row.id, row);
		for (const [index, read] of Object.entries(this.indexes)) {
			const entries = this.indexed.get(index);
			for (const value of valuesOf(read(row))) {
				const ids = entries?.get(value);
				if (ids) ids.add(row.id);
				else entries?.set(value, new Set([row.id]));
			}
		}
	}

	private remove(id: string): boolean {
		const row = this.rows.get(id);
		if (!row) return false;
		this.unindex(row);
		this.rows.delete(id);
		this.positions.delete(id);
		return true;
	}

	private unindex(row: T): void {
		for (const [index, read] of Object.entries(this.indexes)) {
			const entries = this.indexed.get(index);
			for (const value of valuesOf(read(row))) {
				const ids = entries?.get(value);
				ids?.delete(row.id);
				if (ids?.size === 0) entries?.delete(value);
			}
		}
	}
}
