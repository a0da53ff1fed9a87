import type { N8nClient } from './client';
import { countRows } from './tables';

/**
 * Tables of work, and the states in which a row still has to be taken or is being worked on. A fresh event has no state yet.
 */
const TABLES = ['Approvals', 'BILL Events'];
const OPEN = { column: 'state', oneOf: [null, 'new', 'working', 'retry', 'gathering'] };

/** Rows that a worker has yet to deal with. Those that wait for a date or for a person are none of them. */
export async function countOpenRows(client: N8nClient): Promise<number> {
	const counts = await Promise.all(TABLES.map(async (table) => await countRows(client, table, OPEN)));
	return counts.reduce((sum, count) => sum + count, 0);
}
