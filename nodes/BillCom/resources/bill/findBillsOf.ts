import type { IDataObject } from 'n8n-workflow';
import { billRows } from '../../transport/pages';
import type { BillContext } from '../../transport/wire';
import { toBillRecord } from '../record';
import { IDS_A_FILTER } from './knownVendor';

/**
 * The bills of some vendors, due within the days the wanted ones are due, archived ones too: one list for each 100 vendors
 * instead of one for each bill. A bill that is due on another day by now is not among them; BILL then says that its number
 * is taken.
 */
export async function findBillsOf(
	ctx: BillContext,
	wanted: Array<{ vendorId: string; dueDate: string }>,
): Promise<IDataObject[]> {
	const vendorIds = [...new Set(wanted.map(({ vendorId }) => vendorId))];
	const days = wanted.map(({ dueDate }) => dueDate).sort();
	const bills: IDataObject[] = [];
	for (let from = 0; from < vendorIds.length; from += IDS_A_FILTER) {
		const some = vendorIds.slice(from, from + IDS_A_FILTER);
		const rows = await billRows(ctx, {
			intent: `look for the bills of ${some.length} vendors`,
			path: '/v3/bills',
			filters: [
				{ field: 'vendorId', op: 'in', value: some.join(',') },
				{ field: 'dueDate', op: 'gte', value: days[0] ?? '' },
				{ field: 'dueDate', op: 'lte', value: days.at(-1) ?? '' },
			],
			sort: 'createdTime:asc',
			decodeRow: toBillRecord,
		});
		bills.push(...rows);
	}
	return bills;
}
