/** Keeps what a simulator of BILL was asked, so that `test/journal` can look at every call after all other tests. */
import axios from 'axios';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names the folder of the journals. Without it nobody is going to look. */
export const JOURNALS = 'BILL_JOURNALS';

/** Writes the journal of the simulator at this address into a file of its own. */
export async function keepJournal(billUrl: string): Promise<void> {
	const folder = process.env[JOURNALS];
	if (!folder) return;
	const { data } = await axios.get(`${billUrl}/sandbox/journal`, { proxy: false });
	await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(data));
}
