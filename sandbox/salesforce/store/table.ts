import type { FieldValue, ObjectDefinition, Row } from '../metadata/definition';

/** The records of one object, with an index on each field that is looked up by value. */
export class Table {
	private readonly rows = new Map<string, Row>();
	private readonly indexes: ReadonlyMap<string, Map<string, Set<string>>>;

	constructor(readonly object: ObjectDefinition) {
		const indexed = object.fields.filter(
			({ type, externalId, unique, indexed }) => type === 'reference' || externalId || unique || indexed,
		);
		this.indexes = new Map(indexed.map(({ name }) => [name, new Map<string, Set<string>>()]));
	}

	get size(): number {
		return this.rows.size;
	}

	get(id: string): Row | undefined {
		return this.rows.get(id);
	}

	/** All rows in the order they were created. */
	all(): IterableIterator<Row> {
		return this.rows.values();
	}

	isIndexed(fieldName: string): boolean {
		return fieldName === 'Id' || this.indexes.has(fieldName);
	}

	/** Rows whose indexed field holds the value; text is compared without case, so callers compare again where case counts. */
	find(fieldName: string, value: FieldValue): Row[] {
		if (value === null) return [];
		if (fieldName === 'Id') return [this.rows.get(String(value))].filter((row) => row !== undefined);
		const ids = this.indexes.get(fieldName)?.get(indexKey(value)) ?? new Set<string>();
		return [...ids].map((id) => this.rows.get(id)).filter((row) => row !== undefined);
	}

	/** Writes a row; its `Id` says which. */
	put(row: Row): void {
		const id = String(row.Id);
		const before = this.rows.get(id);
		this.rows.set(id, row);
		for (const [fieldName, index] of this.indexes) {
			const was = before?.[fieldName] ?? null;
			const is = row[fieldName] ?? null;
			if (was === is) continue;
			removeFrom(index, was, id);
			addTo(index, is, id);
		}
	}

	remove(id: string): void {
		const row = this.rows.get(id);
		if (!row) return;
		this.rows.delete(id);
		for (const [fieldName, index] of this.indexes) removeFrom(index, row[fieldName] ?? null, id);
	}

	clear(): void {
		this.rows.clear();
		for (const index of this.indexes.values()) index.clear();
	}
}

function indexKey(value: FieldValue): string {
	return String(value).toLowerCase();
}

function addTo(index: Map<string, Set<string>>, value: FieldValue, id: string): void {
	if (value === null) return;
	const key = indexKey(value);
	const ids = index.get(key);
	if (ids) ids.add(id);
	else index.set(key, new Set([id]));
}

function removeFrom(index: Map<string, Set<string>>, value: FieldValue, id: string): void {
	if (value === null) return;
	const key = indexKey(value);
	const ids = index.get(key);
	ids?.delete(id);
	if (ids?.size === 0) index.delete(key);
}
