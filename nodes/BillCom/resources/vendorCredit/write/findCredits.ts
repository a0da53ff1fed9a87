import chunk from 'lodash/chunk';
import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import type { FilterClause } from '../../../transport/filters';
import { textOf, toBillRecord } from '../../../records/record';
import { VALUES_A_FILTER } from '../../../records/rowsAmong';
import { withFilter } from '../../../records/refusedFilter';
import { CREDITS_PATH } from './creditCalls';

/**
 * The credits of some vendors that are not archived, oldest first. BILL documents no filter by vendor, so it is asked for
 * one, and the whole list is read where it refuses.
 */
export async function creditsOfVendors(client: BillClient, vendorIds: string[]): Promise<IDataObject[]> {
	const ids = [...new Set(vendorIds)];
	const rows = await withFilter(
		client,
		`${CREDITS_PATH} vendorId:in`,
		async () => {
			const found: IDataObject[] = [];
			for (const some of chunk(ids, VALUES_A_FILTER)) {
				const value = some.join(',');
				found.push(...(await list(client, [{ field: 'vendorId', op: 'in', value }])));
			}
			return found;
		},
		async () => await list(client, []),
	);
	return rows.filter((row) => ids.includes(textOf(row, 'vendorId')) && row.archived !== true);
}

async function list(client: BillClient, filters: FilterClause[]): Promise<IDataObject[]> {
	return await client.rows({
		intent: 'look for the vendor credit',
		path: CREDITS_PATH,
		filters,
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
}
