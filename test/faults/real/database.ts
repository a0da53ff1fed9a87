import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lane } from './lane';

/** Only Node.js 24, under which this runs, has it without a flag. */
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
/** Below the folder of an n8n. */
export const SQLITE_FILE = '.n8n/database.sqlite';
export type DatabaseSync = InstanceType<typeof DatabaseSync>;
const BLOCK = Buffer.alloc(1 << 20);
const TRIES = 200;

/** Keeps everybody from writing into the database of an n8n of one process, as a backup or a slow disk does. */
export async function lockSqlite({ sandbox }: Lane, ms: number): Promise<void> {
	const file = join(sandbox.folderOf('n8n'), SQLITE_FILE);
	if (!existsSync(file)) return;
	const database = new DatabaseSync(file);
	try {
		for (let tries = 0; tries < TRIES && !began(database); tries += 1) await wait(5);
		await wait(ms);
	} finally {
		database.close(); // which rolls back
	}
}

function began(database: DatabaseSync): boolean {
	try {
		database.exec('BEGIN EXCLUSIVE');
		return true;
	} catch {
		return false; // n8n writes just now
	}
}

/** Fills the disk of n8n, a small one of its own, to the last block for so long. */
export async function fillDisk({ sandbox, hasOwnDisk }: Lane, ms: number): Promise<void> {
	if (!hasOwnDisk) return;
	const file = join(sandbox.folderOf('n8n'), 'filling');
	const handle = await open(file, 'w');
	try {
		for (let size = BLOCK.length; size >= 1; ) {
			const isWritten = await handle.write(BLOCK, 0, size).then(
				({ bytesWritten }) => bytesWritten === size,
				() => false,
			);
			if (!isWritten) size = Math.floor(size / 16);
		}
		await wait(ms);
	} finally {
		await handle.close();
		await rm(file, { force: true });
	}
}

/** Locks the rows that wait, as a statement that runs for too long does. */
export async function lockPostgres(lane: Lane, ms: number): Promise<void> {
	await inPostgres(lane, async (query) => {
		const tables = await query(
			"SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'data_table_user_%'",
		);
		const names = tables.map(({ table_name: name }) => `"${String(name)}"`);
		await query('BEGIN');
		await query("SET LOCAL lock_timeout = '5s'");
		await query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`).catch(() => []);
		await wait(ms);
		await query('ROLLBACK');
	});
}

/** Ends every connection to the database of n8n at once, which is what n8n sees of a restart. */
export async function cutPostgres(lane: Lane): Promise<void> {
	await inPostgres(lane, async (query) => {
		await query(
			'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
		);
	});
}

type Query = (sql: string) => Promise<Array<Record<string, unknown>>>;

interface Driver {
	Client: new (options: { connectionString: string }) => {
		connect(): Promise<void>;
		query(sql: string): Promise<{ rows: Array<Record<string, unknown>> }>;
		end(): Promise<void>;
	};
}

/** With n8n's own driver, a connection of one's own. */
export async function inPostgres<T>({ sandbox }: Lane, work: (query: Query) => Promise<T>): Promise<T> {
	const { Client }: Driver = createRequire(String(process.env.N8N_PROGRAM))('pg');
	const client = new Client({ connectionString: sandbox.queueMode.database });
	await client.connect();
	try {
		return await work(async (sql) => (await client.query(sql)).rows);
	} finally {
		await client.end();
	}
}
