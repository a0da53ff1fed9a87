import type { N8nClient } from './client';

/** A row of a data table: its own columns beside n8n's. */
export type TableRow = Record<string, unknown> & { id: number };

interface TableHead {
	id: string;
	name: string;
	projectId: string;
}

const PAGE_LIMIT = 250; // the most n8n gives

/** A row matches when its column has one of the values. */
export interface RowFilter {
	column: string;
	oneOf: Array<string | null>;
}

/** The data tables that exist. */
async function listTables(client: N8nClient): Promise<TableHead[]> {
	return (await client.get<{ data: { data: TableHead[] } }>('/rest/data-tables-global', { take: PAGE_LIMIT }))
		.data.data;
}

/**
 * All rows of a data table, oldest first.
 * @throws Error when there is no such table
 */
export async function readTable(client: N8nClient, name: string): Promise<TableRow[]> {
	const table = await findTable(client, name);
	const rows: TableRow[] = [];
	for (;;) {
		const { count, data } = await readPage(client, table, { take: PAGE_LIMIT, skip: rows.length });
		rows.push(...data);
		if (rows.length >= count || data.length === 0) return rows;
	}
}

/** How many rows of a data table match, or how many it has; none where there is no such table. */
export async function countRows(client: N8nClient, name: string, filter?: RowFilter): Promise<number> {
	const table = (await listTables(client)).find((head) => head.name === name);
	if (!table) return 0;
	const filters = filter?.oneOf.map((value) => ({ columnName: filter.column, condition: 'eq', value }));
	const query = filters && { filter: JSON.stringify({ type: 'or', filters }) };
	return (await readPage(client, table, { take: 1, ...query })).count;
}

async function readPage(
	client: N8nClient,
	{ id, projectId }: TableHead,
	query: Record<string, unknown>,
): Promise<{ count: number; data: TableRow[] }> {
	const path = `/rest/projects/${projectId}/data-tables/${id}/rows`;
	return (
		await client.get<{ data: { count: number; data: TableRow[] } }>(path, { sortBy: 'id:asc', ...query })
	).data;
}

/**
 * Adds rows as a person does in the editor; dates are ISO texts.
 * @throws Error when there is no such table
 */
export async function addRows(
	client: N8nClient,
	name: string,
	rows: Array<Record<string, unknown>>,
): Promise<void> {
	const { id, projectId } = await findTable(client, name);
	await client.post(`/rest/projects/${projectId}/data-tables/${id}/insert`, {
		data: rows,
		returnType: 'count',
	});
}

/**
 * Changes the rows in which a column has a value, as a person does in the editor.
 * @throws Error when there is no such table
 */
export async function changeRows(
	client: N8nClient,
	name: string,
	where: Record<string, string | number>,
	data: Record<string, string | number | boolean | null>,
): Promise<void> {
	const { id, projectId } = await findTable(client, name);
	const filters = Object.entries(where).map(([columnName, value]) => ({
		columnName,
		condition: 'eq',
		value,
	}));
	await client.patch(`/rest/projects/${projectId}/data-tables/${id}/rows`, {
		filter: { type: 'and', filters },
		data,
	});
}

/** Deletes all rows of a data table. */
export async function emptyTable(client: N8nClient, name: string): Promise<void> {
	const { id, projectId } = await findTable(client, name);
	const filter = { type: 'and', filters: [{ columnName: 'id', condition: 'gt', value: 0 }] };
	await client.delete(`/rest/projects/${projectId}/data-tables/${id}/rows`, {
		filter: JSON.stringify(filter),
	});
}

/** Deletes a data table with its rows, as a person does in the editor. */
export async function dropTable(client: N8nClient, name: string): Promise<void> {
	const { id, projectId } = await findTable(client, name);
	await client.delete(`/rest/projects/${projectId}/data-tables/${id}`);
}

/** Creates a data table with text columns, as a person does in the editor. */
export async function addTable(client: N8nClient, name: string, columns: string[]): Promise<void> {
	const [{ projectId }] = await listTables(client);
	await client.post(`/rest/projects/${projectId}/data-tables`, {
		name,
		columns: columns.map((column) => ({ name: column, type: 'string' })),
	});
}

async function findTable(client: N8nClient, name: string): Promise<TableHead> {
	const table = (await listTables(client)).find((head) => head.name === name);
	if (!table) throw new Error(`n8n has no data table "${name}".`);
	return table;
}
