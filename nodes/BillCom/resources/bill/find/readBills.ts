import chunk from 'lodash/chunk';
import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { textOf, toBillRecord } from '../../../records/record';
import { readBill } from './billCalls';

/** So that a filter of ids stays far below the length a URL may have. */
const IDS_A_CALL = 50;

/**
 * The bills of these ids, one call for each 50, by id; archived ones too. An id BILL does not know is not in the map. A
 * row that leaves out what a payment depends on is read once more by itself: lists may tell less.
 */
export async function readBills(client: BillClient, billIds: string[]): Promise<Map<string, IDataObject>> {
	const calls = chunk([...new Set(billIds)], IDS_A_CALL);
	const rows = await Promise.all(calls.map(async (ids) => await listBills(client, ids)));
	const bills = await Promise.all(
		rows.flat().map(async (row) => {
			if (textOf(row, 'approvalStatus') && textOf(row, 'paymentStatus')) return row;
			return await readBill(client, textOf(row, 'id'));
		}),
	);
	return new Map(bills.map((bill) => [textOf(bill, 'id'), bill]));
}

async function listBills(client: BillClient, ids: string[]): Promise<IDataObject[]> {
	const rows = await client.rows({
		intent: `return ${ids.length} bills`,
		path: '/v3/bills',
		filters: [{ field: 'id', op: 'in', value: ids.join(',') }],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
	return rows.filter((row) => ids.includes(textOf(row, 'id')));
}
