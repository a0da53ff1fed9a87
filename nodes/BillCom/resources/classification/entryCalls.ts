import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { readRecord } from '../../records/readRecord';
import { isStoredRecord, toBillRecord } from '../../records/record';
import type { ClassificationKind } from './kinds';

/** GET one entry. */
export async function readEntry(
	client: BillClient,
	{ label, path }: ClassificationKind,
	id: string,
): Promise<IDataObject> {
	return await readRecord(client, { label, path, id });
}

/** POST an entry. Nothing stops BILL from keeping two of one name. */
export async function postEntry(
	client: BillClient,
	kind: ClassificationKind,
	{ body, subject, itemIndex }: { body: IDataObject; subject: string; itemIndex: number },
): Promise<IDataObject> {
	return await client.request({
		intent: `create the ${subject}`,
		method: 'POST',
		path: kind.path,
		body,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PATCH an entry: only the given fields change, so the call may arrive twice. */
export async function patchEntry(
	client: BillClient,
	kind: ClassificationKind,
	{ id, changes, itemIndex }: { id: string; changes: IDataObject; itemIndex: number },
): Promise<IDataObject> {
	return await client.request({
		intent: `update the ${kind.label} ${id}`,
		method: 'PATCH',
		path: `${kind.path}/${encodeURIComponent(id)}`,
		body: changes,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST …/archive or …/restore. Repeating either changes nothing (BILL classifications, 2026-11). */
export async function setArchived(
	client: BillClient,
	kind: ClassificationKind,
	{ id, verb, itemIndex }: { id: string; verb: 'archive' | 'restore'; itemIndex: number },
): Promise<IDataObject> {
	return await client.request({
		intent: `${verb} the ${kind.label} ${id}`,
		method: 'POST',
		path: `${kind.path}/${encodeURIComponent(id)}/${verb}`,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}
