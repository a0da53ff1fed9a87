import type { IDataObject } from 'n8n-workflow';
import { refusedFor } from '../../operation/failure';
import type { Locks } from '../../operation/lockKinds';
import { textOf } from '../../records/record';
import { postEntry } from './entryCalls';
import type { EntryDraft } from './entryDraft';
import { findEntries, nameOf } from './findEntries';
import type { ClassificationKind } from './kinds';
import { type Created, created, findOrCreate } from '../../once/createOnce';
import type { BillClient } from '../../transport/client';

/**
 * Returns the entry of the draft's name, or creates it. Without a look beforehand an unclear answer stays unclear, because
 * the name does not tell the new one from an older one.
 *
 * @throws FailedCheckError `entryAmbiguous` when several carry the name, in whatever spelling
 */
export async function createEntry(
	client: BillClient,
	kind: ClassificationKind,
	draft: EntryDraft,
): Promise<Created> {
	const send = async () => await postEntry(client, kind, draft);
	if (!draft.returnsExisting) return { ...(await send()), outcome: 'created' };
	const find = async () =>
		theOne(client, kind, draft, await findEntries(client.of(draft.itemIndex), kind, draft.body));
	const locks = lockOf(kind, draft);
	return await findOrCreate(
		client,
		locks,
		find,
		async () => await created({ client, locks, send, find, maySendAgain: 'whenSettled' }),
	);
}

/** The lock of an entry that may not exist yet. */
export function lockOf(kind: ClassificationKind, { normalName }: EntryDraft): Locks {
	return { entryName: [`${kind.value} ${normalName}`] };
}

/** The only one of the entries found; undefined when there is none. */
export function theOne(
	client: BillClient,
	kind: ClassificationKind,
	{ subject, itemIndex }: EntryDraft,
	entries: IDataObject[],
): IDataObject | undefined {
	if (entries.length <= 1) return entries[0];
	const ids = entries.map((entry) => textOf(entry, 'id'));
	const list = entries.map((entry) => `${textOf(entry, 'id')} "${nameOf(kind, entry)}"`).join(', ');
	const what = `BILL has ${ids.length} of ${subject}: ${list}`;
	const fix = 'Use one of these IDs, or archive the ones that are not needed.';
	throw refusedFor(client.of(itemIndex), { reason: 'entryAmbiguous', what, fix }, { facts: { ids } });
}
