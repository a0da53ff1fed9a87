import type { FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { ORG_OBJECTS } from '../schema/org';
import { IdFactory } from '../values/ids';
import { Table } from './table';

/** Everything the store holds, as plain JSON. */
export interface StoreSnapshot {
	rows: Record<string, Row[]>;
	deleted: Record<string, Row[]>;
	locked: string[];
	serials: Record<string, number>;
	autoNumbers: Record<string, number>;
}

/**
 * The org's records. All work happens in {@link transaction}: when it throws, every write and every announcement made
 * inside is undone. Calls are synchronous, so one transaction never sees another's half-done work.
 */
export class Store {
	private readonly live = new Map(ORG_OBJECTS.map((object) => [object.name, new Table(object)]));
	private readonly bin = new Map(ORG_OBJECTS.map((object) => [object.name, new Table(object)]));
	private readonly locked = new Set<string>();
	private readonly autoNumbers = new Map<string, number>();
	private readonly ids = new IdFactory();
	private undo: Array<() => void> = [];
	private announcements: Array<() => void> = [];
	private depth = 0;
	/** Static variables of Apex, by name: they last as long as the outermost transaction. */
	readonly statics = new Map<string, FieldValue>();

	/** @param onCommit told after every transaction that wrote something */
	constructor(private readonly onCommit: () => void = () => {}) {}

	/** The live records of an object. */
	table(object: ObjectDefinition): Table {
		return tableOf(this.live, object);
	}

	/** Deleted records, for `queryAll` and to tell a deleted record from one that never was. */
	recycleBin(object: ObjectDefinition): Table {
		return tableOf(this.bin, object);
	}

	nextId(object: ObjectDefinition): string {
		return this.ids.next(object.keyPrefix);
	}

	/** The next number of an auto-number field. Numbers of a rolled-back record are not used again. */
	nextAutoNumber(series: string): number {
		const next = (this.autoNumbers.get(series) ?? 0) + 1;
		this.autoNumbers.set(series, next);
		return next;
	}

	/** Runs the work as one unit. Inside another transaction it is a savepoint. */
	transaction<T>(work: () => T): T {
		const writes = this.undo.length;
		const announced = this.announcements.length;
		let isKept = false;
		this.depth++;
		try {
			const result = work();
			isKept = true;
			return result;
		} finally {
			this.depth--;
			if (!isKept) this.rollBack(writes, announced);
			if (this.depth === 0) this.statics.clear();
			if (isKept && this.depth === 0) this.commit();
		}
	}

	/** Runs the task once the outermost transaction has been kept; dropped when it is rolled back. */
	afterCommit(task: () => void): void {
		this.announcements.push(task);
	}

	put(object: ObjectDefinition, row: Row): void {
		const table = this.table(object);
		const id = String(row.Id);
		const before = table.get(id);
		table.put(row);
		this.undo.push(() => (before ? table.put(before) : table.remove(id)));
	}

	/** Moves a record to the recycle bin, or drops it for good. */
	remove(object: ObjectDefinition, id: string, binned?: Row): void {
		const table = this.table(object);
		const bin = this.recycleBin(object);
		const before = table.get(id);
		if (!before) return;
		table.remove(id);
		if (binned) bin.put(binned);
		this.undo.push(() => {
			bin.remove(id);
			table.put(before);
		});
	}

	isLocked(recordId: string): boolean {
		return this.locked.has(recordId);
	}

	lockedRecords(): string[] {
		return [...this.locked];
	}

	setLocked(recordId: string, locked: boolean): void {
		const before = this.locked.has(recordId);
		if (before === locked) return;
		this.mark(recordId, locked);
		this.undo.push(() => this.mark(recordId, before));
	}

	clear(): void {
		for (const table of [...this.live.values(), ...this.bin.values()]) table.clear();
		this.locked.clear();
		this.autoNumbers.clear();
		this.ids.restore({});
	}

	snapshot(): StoreSnapshot {
		return {
			rows: rowsOf(this.live),
			deleted: rowsOf(this.bin),
			locked: [...this.locked],
			serials: this.ids.snapshot(),
			autoNumbers: Object.fromEntries(this.autoNumbers),
		};
	}

	restore(snapshot: StoreSnapshot): void {
		this.clear();
		fill(this.live, snapshot.rows);
		fill(this.bin, snapshot.deleted);
		for (const id of snapshot.locked) this.locked.add(id);
		this.ids.restore(snapshot.serials);
		for (const [series, number] of Object.entries(snapshot.autoNumbers)) this.autoNumbers.set(series, number);
	}

	private mark(recordId: string, locked: boolean): void {
		if (locked) this.locked.add(recordId);
		else this.locked.delete(recordId);
	}

	private rollBack(writes: number, announced: number): void {
		while (this.undo.length > writes) this.undo.pop()?.();
		this.announcements.length = announced;
		// In an org they stay, and the shipped class sees by the limits, which are set back, that its work was undone.
		this.statics.clear();
	}

	private commit(): void {
		const hasWritten = this.undo.length > 0;
		const announcements = this.announcements;
		this.undo = [];
		this.announcements = [];
		for (const announce of announcements) announce();
		if (hasWritten || announcements.length > 0) this.onCommit();
	}
}

function tableOf(tables: Map<string, Table>, object: ObjectDefinition): Table {
	const table = tables.get(object.name);
	if (!table) throw new Error(`The org has no object ${object.name}`);
	return table;
}

function rowsOf(tables: Map<string, Table>): Record<string, Row[]> {
	return Object.fromEntries([...tables].map(([name, table]) => [name, [...table.all()]]));
}

function fill(tables: Map<string, Table>, rows: Record<string, Row[]>): void {
	for (const [name, table] of tables) for (const row of rows[name] ?? []) table.put(row);
}
