import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import type { FilterClause } from '../../transport/filters';
import { textOf, toBillRecord } from '../../records/record';
import { withFilter } from '../../records/refusedFilter';
import { RECURRING_PATH } from './recurringBillCalls';

/**
 * The active recurring bills of a vendor, oldest first. BILL documents no filter by vendor, so it is asked for one, and
 * the whole list is read where it refuses.
 */
export async function findOfVendor(client: BillClient, vendorId: string): Promise<IDataObject[]> {
	const list = async (filters: FilterClause[]) =>
		await client.rows({
			intent: `look for the recurring bills of the vendor ${vendorId}`,
			path: RECURRING_PATH,
			filters,
			sort: 'createdTime:asc',
			decodeRow: toBillRecord,
		});
	const rows = await withFilter(
		client,
		`${RECURRING_PATH} vendorId:eq`,
		async () => await list([{ field: 'vendorId', op: 'eq', value: vendorId }]),
		async () => await list([]),
	);
	return rows.filter((row) => textOf(row, 'vendorId') === vendorId && row.archived !== true);
}
