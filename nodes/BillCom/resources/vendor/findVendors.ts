import type { IDataObject } from 'n8n-workflow';
import { type FilterClause, isFilterable } from '../../transport/filters';
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
		filters: [...nameFilter(name), { field: 'archived', op: 'eq', value: false }],
		sort: 'createdTime:asc',
		itemIndex,
		decodeRow: toBillRecord,
	});
	return vendors.filter((vendor) => textOf(vendor, 'name') === name && vendor.archived !== true);
}

/** A name with a double quote cannot be filtered by; what stands before the quote can. */
function nameFilter(name: string): FilterClause[] {
	if (isFilterable(name)) return [{ field: 'name', op: 'eq', value: name }];
	const start = name.slice(0, name.indexOf('"')).trim();
	return start ? [{ field: 'name', op: 'sw', value: start }] : [];
}
