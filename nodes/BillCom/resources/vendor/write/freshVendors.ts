import type { IDataObject } from 'n8n-workflow';
import { billRows } from '../../../transport/pages';
import type { BillContext } from '../../../transport/wire';
import { toBillRecord } from '../../../records/record';

/** By how much our clock may be ahead of BILL's. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** The vendors BILL has created since an instant of our clock, and shortly before it, newest first. */
export async function findFreshVendors(
	ctx: BillContext,
	sinceMs: number,
	itemIndex: number,
): Promise<IDataObject[]> {
	return await billRows(ctx, {
		intent: 'look for the vendors that were just sent',
		path: '/v3/vendors',
		filters: [
			{ field: 'createdTime', op: 'gte', value: new Date(sinceMs - CLOCK_DIFFERENCE_MS).toISOString() },
		],
		sort: 'createdTime:desc',
		itemIndex,
		decodeRow: toBillRecord,
	});
}
