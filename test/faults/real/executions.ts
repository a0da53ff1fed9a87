import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inPostgres, SQLITE_FILE, type DatabaseSync } from './database';
import type { Lane } from './lane';

interface Kept {
	id: number;
	data: string;
}

const NEWER = (after: number) =>
	`SELECT "executionId" AS id, data FROM execution_data WHERE "executionId" > ${after} ORDER BY 1`;

/** What n8n kept of its executions since one of them, read from its database: over its API that would take minutes. */
export async function executionsSince(
	lane: Lane,
	n8n: number,
	after: number,
): Promise<{ last: number; found: Kept[] }> {
	const found = lane.kind === 'queue' ? await fromPostgres(lane, after) : fromSqlite(lane, n8n, after);
	return { last: found.at(-1)?.id ?? after, found };
}

async function fromPostgres(lane: Lane, after: number): Promise<Kept[]> {
	const rows = await inPostgres(lane, async (query) => await query(NEWER(after)));
	return rows.map(({ id, data }) => ({ id: Number(id), data: String(data) }));
}

function fromSqlite({ sandbox }: Lane, n8n: number, after: number): Kept[] {
	const file = join(sandbox.folderOf(n8n === 0 ? 'n8n' : 'other'), SQLITE_FILE);
	if (!existsSync(file)) return [];
	const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
	const database: DatabaseSync = new Database(file, { readOnly: true });
	try {
		return database
			.prepare(NEWER(after))
			.all()
			.map(({ id, data }) => ({ id: Number(id), data: String(data) }));
	} finally {
		database.close();
	}
}
