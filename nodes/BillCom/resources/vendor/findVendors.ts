import type { IDataObject } from 'n8n-workflow';
import { nameClauses } from '../../transport/filters';
import { billRows } from '../../transport/pages';
import type { BillContext } from '../../transport/wire';
import { textOf, toBillRecord } from '../record';

/** The active vendors with exactly this name. BILL may compare more loosely, so its answer is compared again. */
export async function findVendorsByName(
	ctx: BillContext,
	name: string,
	itemIndex: number,
): Promise<IDataObject[]> {
	const vendors = await billRows(ctx, {
		intent: `look for the vendor "${name}"`,
		path: '/v3/vendors',
		filters: [...nameClauses('name', 'eq', name), { field: 'archived', op: 'eq', value: false }],
		sort: 'createdTime:asc',
		itemIndex,
		decodeRow: toBillRecord,
	});
	return vendors.filter((vendor) => textOf(vendor, 'name') === name && vendor.archived !== true);
}
