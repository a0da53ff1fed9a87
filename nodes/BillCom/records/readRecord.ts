import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../transport/client';
import { isStoredRecord, toBillRecord } from './record';

/** Which record to read; `label` stands in messages before the id: "customer". */
export interface RecordAddress {
	label: string;
	/** Of the list it belongs to, from `/v3/` on. */
	path: string;
	id: string;
}

/** GET one record of a list. */
export async function readRecord(
	client: BillClient,
	{ label, path, id }: RecordAddress,
): Promise<IDataObject> {
	return await client.request({
		intent: `return the ${label} ${id}`,
		method: 'GET',
		path: `${path}/${encodeURIComponent(id)}`,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}
