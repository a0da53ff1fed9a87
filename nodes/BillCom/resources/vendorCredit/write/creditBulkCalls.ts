import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { recordsOf, textOf, toBillRecord } from '../../../records/record';
import { CREDIT_LINES, CREDITS_PATH, readCredit } from './creditCalls';

/** BILL bulkcreatevendorcredit, 2026-11; for changes and archive assumed. */
export const BULK_SIZE = 50;

/** POST several credits. Nobody knows whether BILL takes all or none. */
export async function postCredits(client: BillClient, body: IDataObject[]): Promise<IDataObject[]> {
	return await client.request({
		intent: `create ${body.length} vendor credits in one call`,
		method: 'POST',
		path: `${CREDITS_PATH}/bulk`,
		body,
		isAnswered: (answer) => recordsOf(answer).length > 0,
		decode: recordsOf,
	});
}

/** PATCH or PUT several credits, each with its id; may arrive twice. */
export async function changeCredits(
	client: BillClient,
	method: 'PATCH' | 'PUT',
	body: IDataObject[],
): Promise<IDataObject[]> {
	const rows = await client.request({
		intent: `update ${body.length} vendor credits in one call`,
		method,
		path: `${CREDITS_PATH}/bulk`,
		body,
		isRepeatable: true,
		decode: recordsOf,
	});
	return await completed(
		client,
		body.map((credit) => textOf(credit, 'id')),
		rows,
	);
}

/** Archives several credits; may arrive twice. Where the ids go is not documented: in the query, as with bills. */
export async function archiveCredits(client: BillClient, ids: string[]): Promise<IDataObject[]> {
	const rows = await client.request({
		intent: `archive ${ids.length} vendor credits in one call`,
		method: 'POST',
		path: `${CREDITS_PATH}/bulk/archive`,
		query: { ids: ids.join(',') },
		isRepeatable: true,
		decode: recordsOf,
	});
	return await completed(client, ids, rows);
}

/**
 * The credits of these ids, at most 50, by id. A row of the list that leaves out the lines is read once more by itself:
 * lists may tell less.
 */
export async function readCredits(client: BillClient, ids: string[]): Promise<Map<string, IDataObject>> {
	const rows = ids.length > 0 ? await listCredits(client, ids) : [];
	const credits = await Promise.all(
		rows.map(async (row) => (row[CREDIT_LINES] ? row : await readCredit(client.of(0), textOf(row, 'id')))),
	);
	return new Map(credits.map((credit) => [textOf(credit, 'id'), credit]));
}

/** What BILL answers is not documented; where it does not show every credit, they are read. Every list filters by id. */
async function completed(client: BillClient, ids: string[], rows: IDataObject[]): Promise<IDataObject[]> {
	const shown = new Set(rows.map((row) => textOf(row, 'id')));
	return ids.every((id) => shown.has(id)) ? rows : await listCredits(client, ids);
}

async function listCredits(client: BillClient, ids: string[]): Promise<IDataObject[]> {
	return await client.rows({
		intent: `return ${ids.length} vendor credits`,
		path: CREDITS_PATH,
		filters: [{ field: 'id', op: 'in', value: ids.join(',') }],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
}
