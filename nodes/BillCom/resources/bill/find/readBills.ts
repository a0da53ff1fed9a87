import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { rowsAmong } from '../../../records/rowsAmong';
import { textOf } from '../../../records/record';
import { readBill } from './billCalls';

/**
 * The bills of these ids, one call for each 100, by id; archived ones too. An id BILL does not know is not in the map. A
 * row that leaves out what a payment depends on is read once more by itself: lists may tell less.
 */
export async function readBills(client: BillClient, billIds: string[]): Promise<Map<string, IDataObject>> {
	const ids = [...new Set(billIds)];
	const rows = await rowsAmong(client, {
		intent: `return ${ids.length} bills`,
		path: '/v3/bills',
		field: 'id',
		values: ids,
		sort: 'createdTime:asc',
	});
	const bills = await Promise.all(
		rows
			.filter((row) => ids.includes(textOf(row, 'id')))
			.map(async (row) => {
				if (textOf(row, 'approvalStatus') && textOf(row, 'paymentStatus')) return row;
				return await readBill(client, textOf(row, 'id'));
			}),
	);
	return new Map(bills.map((bill) => [textOf(bill, 'id'), bill]));
}
