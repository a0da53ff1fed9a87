import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { recordsOf, textOf, toBillRecord } from '../../records/record';
import type { ClassificationKind } from './kinds';

/** BILL R:bulkcreateclassification…, 2026-11; for changes, archive and restore assumed. */
export const BULK_SIZE = 50;

/** POST several entries. Nobody knows whether BILL takes all or none. */
export async function postEntries(
	client: BillClient,
	kind: ClassificationKind,
	body: IDataObject[],
): Promise<IDataObject[]> {
	return await client.request({
		intent: `create ${body.length} ${kind.plural}`,
		method: 'POST',
		path: `${kind.path}/bulk`,
		body,
		isAnswered: (answer) => recordsOf(answer).length > 0,
		decode: recordsOf,
	});
}

/** PATCH several entries, each with its id; may arrive twice. */
export async function patchEntries(
	client: BillClient,
	kind: ClassificationKind,
	body: IDataObject[],
): Promise<IDataObject[]> {
	const rows = await client.request({
		intent: `update ${body.length} ${kind.plural}`,
		method: 'PATCH',
		path: `${kind.path}/bulk`,
		body,
		isRepeatable: true,
		decode: recordsOf,
	});
	return await completed(
		client,
		kind,
		body.map((entry) => textOf(entry, 'id')),
		rows,
	);
}

/** Archives or restores several entries; may arrive twice. */
export async function setArchivedTogether(
	client: BillClient,
	kind: ClassificationKind,
	ids: string[],
	verb: 'archive' | 'restore',
): Promise<IDataObject[]> {
	const rows = await client.request({
		intent: `${verb} ${ids.length} ${kind.plural}`,
		method: 'POST',
		path: `${kind.path}/bulk/${verb}`,
		query: { ids: ids.join(',') },
		isRepeatable: true,
		decode: recordsOf,
	});
	return await completed(client, kind, ids, rows);
}

/** What BILL answers is not documented; where it does not show every entry, they are read. Every list filters by id. */
async function completed(
	client: BillClient,
	kind: ClassificationKind,
	ids: string[],
	rows: IDataObject[],
): Promise<IDataObject[]> {
	const shown = new Set(rows.map((row) => textOf(row, 'id')));
	if (ids.every((id) => shown.has(id))) return rows;
	return await client.rows({
		intent: `list ${kind.plural}`,
		path: kind.path,
		filters: [{ field: 'id', op: 'in', value: ids.join(',') }],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
}
