import type { N8nApi } from './n8nApi';
import type { ShippedWorkflow } from './shipped';

/** A column as n8n knows it. */
interface Column {
	name: string;
	type: string;
}

/** A table that the workflows work with. */
export interface Table {
	name: string;
	columns: Column[];
}

/** What an n8n lacks of the tables. */
export interface MissingTables {
	created: Table[];
	/** Columns of tables that an earlier version created. */
	widened: Array<Table & { id: string }>;
}

interface StoredTable {
	id: string;
	name: string;
	projectId: string;
	columns?: Column[];
}

/** The tables that the workflows create when somebody runs them by hand: the one place that says what a table has. */
export function neededTables(shipped: ShippedWorkflow[]): Table[] {
	return shipped
		.flatMap(({ draft }) => draft.nodes)
		.filter(({ parameters }) => parameters.resource === 'table' && parameters.operation === 'create')
		.map(({ parameters }) => ({
			name: String(parameters.tableName),
			columns: Object(parameters.columns).column.map(({ name, type = 'string' }: Partial<Column>) => ({
				name: String(name),
				type,
			})),
		}));
}

/** @returns nothing where the key may not read tables: Set up creates them, but adds no columns */
export async function missingTables(
	api: N8nApi,
	needed: Table[],
	projectId: string | undefined,
): Promise<MissingTables | undefined> {
	const all = await api.listIfAllowed<StoredTable>('/data-tables');
	if (all === undefined) return undefined;
	const stored = projectId === undefined ? all : all.filter((table) => table.projectId === projectId);
	const missing: MissingTables = { created: [], widened: [] };
	for (const table of needed) {
		const there = stored.find(({ name }) => name === table.name);
		if (there === undefined) {
			missing.created.push(table);
			continue;
		}
		const columns = there.columns ?? (await api.get<Column[]>(`/data-tables/${there.id}/columns`));
		const lacking = table.columns.filter(({ name }) => !columns.some((column) => column.name === name));
		if (lacking.length > 0) missing.widened.push({ id: there.id, name: table.name, columns: lacking });
	}
	return missing;
}

/** Creates tables and adds columns; rows stay as they are. */
export async function addTables(
	api: N8nApi,
	{ created, widened }: MissingTables,
	projectId: string | undefined,
): Promise<void> {
	for (const { name, columns } of created)
		await api.post('/data-tables', { name, columns, ...(projectId && { projectId }) });
	for (const { id, columns } of widened)
		for (const column of columns) await api.post(`/data-tables/${id}/columns`, column);
}
