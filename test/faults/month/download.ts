import type { N8nClient } from '../../../sandbox/n8n/client';

/** What *Download CSV* of a data table gives. */
export async function downloadCsv(client: N8nClient, table: string): Promise<string> {
	const { data: all } = await client.get<{
		data: { data: Array<{ id: string; name: string; projectId: string }> };
	}>('/rest/data-tables-global', { take: 250 });
	const found = all.data.find(({ name }) => name === table);
	if (!found) throw new Error(`n8n has no data table "${table}".`);
	const path = `/rest/projects/${found.projectId}/data-tables/${found.id}/download-csv`;
	const { data } = await client.get<{ data: { csvContent: string } }>(path);
	return data.csvContent;
}

/** What a data table takes of n8n's disk, as n8n counts it against what all of them may take. */
export async function bytesOf(client: N8nClient, table: string): Promise<number> {
	const { data } = await client.get<{
		data: { dataTables: Record<string, { name: string; sizeBytes: number }> };
	}>('/rest/data-tables-global/limits');
	return Object.values(data.dataTables).find(({ name }) => name === table)?.sizeBytes ?? 0;
}
