import type { N8nClient } from './client';

/** A row of a data table: its own columns beside n8n's. */
export type TableRow = Record<string, unknown> & { id: number };

interface TableHead {
	id: string;
	name: string;
	projectId: string;
}

const PAGE_LIMIT = 250; // the most n8n gives

/** Names of the data tables that exist. */
async function listTables(client: N8nClient): Promise<TableHead[]> {
	return (await client.get<{ data: { data: TableHead[] } }>('/rest/data-tables-global', { take: PAGE_LIMIT }))
		.data.data;
}

/**
 * All rows of a data table, oldest first.
 * @throws Error when there is no such table
 */
export async function readTable(client: N8nClient, name: string): Promise<TableRow[]> {
	const table = (await listTables(client)).find((head) => head.name === name);
	if (!table) throw new Error(`n8n has no data table "${name}".`);
	const rows: TableRow[] = [];
	for (;;) {
		const query = { take: PAGE_LIMIT, skip: rows.length, sortBy: 'id:asc' };
		const path = `/rest/projects/${table.projectId}/data-tables/${table.id}/rows`;
		const { data } = await client.get<{ data: { count: number; data: TableRow[] } }>(path, query);
		rows.push(...data.data);
		if (rows.length >= data.count || data.data.length === 0) return rows;
	}
}
