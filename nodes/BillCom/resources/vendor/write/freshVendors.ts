import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { toBillRecord } from '../../../records/record';

/** By how much our clock may be ahead of BILL's. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** The vendors BILL has created since an instant of our clock, and shortly before it, newest first. */
export async function findFreshVendors(client: BillClient, sinceMs: number): Promise<IDataObject[]> {
	return await client.rows({
		intent: 'look for the vendors that were just sent',
		path: '/v3/vendors',
		filters: [
			{ field: 'createdTime', op: 'gte', value: new Date(sinceMs - CLOCK_DIFFERENCE_MS).toISOString() },
		],
		sort: 'createdTime:desc',
		decodeRow: toBillRecord,
	});
}
