/**
 * n8n's Data Tables in memory: what the node Data table asks of n8n, with the semantics of n8n 2.41.1 on SQLite. They
 * outlive a kill. Not modelled: projects, permissions, the size limit, CSV.
 */
import type { DataTableColumn, DataTableFilter, IDataTableProjectService } from 'n8n-workflow';
import { step } from '../../time/processes';
import { compare, matcher } from './filter';
import { fromStored, toStored } from './values';
import type { ColumnType, StoredRow } from './values';

type Given = Record<string, unknown>;

interface Table {
	id: string;
	name: string;
	columns: Array<{ id: string; name: string; type: ColumnType; index: number }>;
	rows: StoredRow[];
	lastId: number;
}

const SYSTEM: Record<string, ColumnType> = { id: 'number', createdAt: 'date', updatedAt: 'date' };

export class DataTables {
	private readonly tables = new Map<string, Table>();
	/** Why the next accesses fail, oldest first: what the database says. */
	private failing: Array<{ message: string; isWrite: boolean }> = [];
	/** Told of every row written: for a trial's plan, and for who waits for rows. */
	onWrite: () => void = () => undefined;

	/** A copy nobody shares. */
	copy(): DataTables {
		const copy = new DataTables();
		for (const table of this.tables.values())
			copy.tables.set(table.id, { ...table, rows: table.rows.map((row) => ({ ...row })) });
		return copy;
	}

	/** The next `times` accesses (or writes alone) fail as SQLite's do. */
	failNext(message: string, times: number, isWrite: boolean): void {
		for (let time = 0; time < times; time++) this.failing.push({ message, isWrite });
	}

	stopFailing(): void {
		this.failing = [];
	}

	/** Rows of a table as somebody outside sees them, and as a check of the trial does. Dates are ISO texts. */
	read(name: string): Array<Record<string, unknown>> {
		const table = this.named(name);
		if (!table) return [];
		return table.rows.map((row) => ({ ...JSON.parse(JSON.stringify(shown(table, row))) }));
	}

	/** Rows for a quick look: dates as milliseconds. */
	raw(name: string): readonly StoredRow[] {
		return this.named(name)?.rows ?? [];
	}

	get names(): string[] {
		return [...this.tables.values()].map(({ name }) => name);
	}

	/** A person changes rows of a table. */
	change(name: string, where: StoredRow, changes: StoredRow): void {
		const isMeant = (row: StoredRow) =>
			Object.entries(where).every(([column, value]) => row[column] === value);
		for (const row of this.named(name)?.rows.filter(isMeant) ?? []) Object.assign(row, changes);
	}

	aggregate() {
		return {
			getProjectId: () => 'project',
			getManyAndCount: async ({ filter, take }: { filter?: { name?: string }; take?: number } = {}) => {
				await this.access(false);
				const wanted = filter?.name?.toLowerCase();
				const found = [...this.tables.values()].filter(
					({ name }) => wanted === undefined || name.toLowerCase().includes(wanted),
				);
				return { count: found.length, data: found.slice(0, take).map(described) };
			},
			createDataTable: async ({ name, columns }: { name: string; columns: DataTableColumn[] }) => {
				await this.access(true);
				if (this.named(name))
					throw new Error(`Data table with name '${name}' already exists in this project`);
				const id = `table${this.tables.size + 1}`;
				const own = columns.map((column, index) => ({
					id: `${id}-${index}`,
					name: column.name,
					type: column.type,
					index,
				}));
				const table: Table = { id, name, columns: own, rows: [], lastId: 0 };
				this.tables.set(id, table);
				await step(`created table ${name}`);
				return described(table);
			},
		};
	}

	/** What a node may do with one table. */
	proxy(id: string): Partial<IDataTableProjectService> {
		const table = this.tables.get(id);
		if (!table) throw new Error(`Data table with ID '${id}' could not be found in this project`);
		const write = async <T>(work: () => T): Promise<T> => {
			await step(`before writing ${table.name}`);
			await this.access(true);
			const result = work();
			this.onWrite();
			await step(`after writing ${table.name}`);
			return result;
		};
		const service = {
			getColumns: async () => table.columns.map((column) => ({ ...column, dataTableId: id })),
			getManyRowsAndCount: async ({ filter, sortBy, skip = 0, take }: GetRows) => {
				await this.access(false);
				const found = table.rows.filter(matcher(filter, typesOf(table)));
				if (sortBy) sort(found, sortBy);
				const page = found.slice(skip, take === undefined ? undefined : skip + take);
				return { count: found.length, data: page.map((row) => shown(table, row)) };
			},
			insertRows: async (rows: Given[], returnType = 'count') =>
				await write(() => {
					const added = insert(table, rows);
					if (returnType === 'count') return { success: true, insertedRows: added.length };
					return added.map((row) => (returnType === 'id' ? { id: row.id } : shown(table, row)));
				}),
			updateRows: async ({ filter, data, dryRun }: UpdateRows) => {
				if (dryRun) throw new Error('Dry runs are not modelled');
				return await write(() => update(table, filter, data).map((row) => shown(table, row)));
			},
			upsertRow: async ({ filter, data }: UpdateRows) =>
				await write(() => {
					const updated = update(table, filter, data);
					return (updated.length > 0 ? updated : insert(table, [data])).map((row) => shown(table, row));
				}),
			deleteRows: async ({ filter }: UpdateRows) =>
				await write(() => {
					const isGone = matcher(filter, typesOf(table));
					const gone = table.rows.filter(isGone);
					table.rows = table.rows.filter((row) => !isGone(row));
					return gone.map((row) => shown(table, row));
				}),
			clearRows: async () =>
				await write(() => {
					const deletedCount = table.rows.length;
					table.rows = [];
					return { deletedCount };
				}),
		};
		return service as never;
	}

	private named(name: string): Table | undefined {
		return [...this.tables.values()].find((table) => table.name === name);
	}

	private async access(isWrite: boolean): Promise<void> {
		// A turn, as every database takes one: two processes meet at a row.
		await new Promise<void>((resolve) => setImmediate(resolve));
		const fault = this.failing[0];
		if (!fault || (fault.isWrite && !isWrite)) return;
		this.failing.shift();
		throw new Error(fault.message);
	}
}

interface GetRows {
	filter?: DataTableFilter;
	sortBy?: [string, 'ASC' | 'DESC'];
	skip?: number;
	take?: number;
}
interface UpdateRows {
	filter: DataTableFilter;
	data: Given;
	dryRun?: boolean;
}

function typesOf({ columns }: Table): Record<string, ColumnType> {
	return { ...SYSTEM, ...Object.fromEntries(columns.map(({ name, type }) => [name, type])) };
}

function stored(table: Table, given: Given): StoredRow {
	const types = Object.fromEntries(table.columns.map(({ name, type }) => [name, type]));
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			if (!(name in types)) throw new Error(`unknown column name '${name}'`);
			return [name, toStored(value, name, types[name])];
		}),
	);
}

function insert(table: Table, given: Given[]): StoredRow[] {
	const nothing = Object.fromEntries(table.columns.map(({ name }) => [name, null]));
	const now = Date.now();
	const added = given
		.map((row) => stored(table, row))
		.map((row) => ({ ...nothing, ...row, id: ++table.lastId, createdAt: now, updatedAt: now }));
	table.rows.push(...added);
	return added;
}

function update(table: Table, filter: DataTableFilter, data: Given): StoredRow[] {
	if (!filter?.filters?.length) throw new Error('Filter must not be empty');
	const changes = { ...stored(table, data), updatedAt: Date.now() };
	const isMeant = matcher(filter, typesOf(table));
	const meant = table.rows.filter(isMeant);
	for (const row of meant) Object.assign(row, changes);
	return meant;
}

function sort(rows: StoredRow[], [column, direction]: [string, 'ASC' | 'DESC']): void {
	const sign = direction === 'DESC' ? -1 : 1;
	rows.sort((a, b) => sign * compare(a[column] ?? null, b[column] ?? null) || compare(a.id, b.id));
}

function shown(table: Table, row: StoredRow): Record<string, unknown> {
	const types = typesOf(table);
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => [name, fromStored(value, types[name])]),
	);
}

function described({ id, name, columns }: Table) {
	return {
		id,
		name,
		columns,
		projectId: 'project',
		createdAt: new Date(),
		updatedAt: new Date(),
		sizeBytes: 0,
	};
}
