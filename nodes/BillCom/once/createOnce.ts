import type { IDataObject } from 'n8n-workflow';
import type { Locks } from '../operation/lockKinds';
import type { BillClient } from '../transport/client';
import { withLocks } from './locks';
import { type KeyedWrite, writeOnce } from './writeOnce';

/** A record, and whether it is new. */
export type Created = IDataObject & { outcome: 'created' | 'existing' };

/**
 * The record that is there already, else the one `create` makes. Nobody else in this process looks for it meanwhile.
 *
 * @param locks of a record that may not exist yet: its key
 */
export async function findOrCreate(
	client: BillClient,
	locks: Locks,
	find: () => Promise<IDataObject | undefined>,
	create: () => Promise<Created>,
): Promise<Created> {
	return await withLocks(client, locks, async () => {
		const existing = await find();
		return existing ? { ...existing, outcome: 'existing' } : await create();
	});
}

/** A new record, sent as `writeOnce` does. */
export async function created(write: KeyedWrite<IDataObject>): Promise<IDataObject & { outcome: 'created' }> {
	return { ...(await writeOnce(write)), outcome: 'created' };
}
