import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { rowsAmong } from '../../../records/rowsAmong';

/** How far a due date may have been moved in BILL since the bill was sent, and the bill is still found. */
const MOVED_DAYS = 366;

/**
 * The bills of some vendors, due within a year of the days the wanted ones are due, archived ones too: one list for each
 * 100 vendors instead of one for each bill. Of a bill moved further BILL says that its number is taken.
 */
export async function findBillsOf(
	client: BillClient,
	wanted: Array<{ vendorId: string; dueDate: string }>,
): Promise<IDataObject[]> {
	const vendorIds = [...new Set(wanted.map(({ vendorId }) => vendorId))];
	const days = wanted.map(({ dueDate }) => dueDate).sort();
	return await rowsAmong(client, {
		intent: `look for the bills of ${vendorIds.length} vendors`,
		path: '/v3/bills',
		field: 'vendorId',
		values: vendorIds,
		filters: [
			{ field: 'dueDate', op: 'gte', value: shifted(days[0], -MOVED_DAYS) },
			{ field: 'dueDate', op: 'lte', value: shifted(days.at(-1), MOVED_DAYS) },
		],
		sort: 'createdTime:asc',
	});
}

function shifted(day: string | undefined, days: number): string {
	return (day && DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate()) || '';
}
