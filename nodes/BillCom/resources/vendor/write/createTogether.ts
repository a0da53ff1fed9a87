import type { IDataObject } from 'n8n-workflow';
import type { BulkDraft } from '../../../operation/bulkWrite';
import { objectOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { createVendors } from '../find/vendorCalls';
import { matchVendors } from './matchVendors';

/** BILL createbulkvendor, 2026-11. */
export const MAX_VENDORS = 20;

/** Which draft a record of an answer belongs to. BILL does not say that it keeps the order. */
const keys = new WeakMap<IDataObject, string>();

/** Creates vendors with one call; `keyOfNew` tells whose each of them is. */
export async function createTogether(client: BillClient, drafts: BulkDraft[]): Promise<IDataObject[]> {
	const bodies = drafts.map(({ body }) => body);
	const records = await createVendors(client.of(drafts[0]?.itemIndex ?? 0), bodies);
	for (const [draft, record] of matchVendors(drafts, records, true)) keys.set(record, draft.key);
	return records;
}

/** The key of the draft a created vendor belongs to. */
export function keyOfNew(record: IDataObject): string {
	return keys.get(record) ?? 'nobody';
}

/** BILL refuses a call without trust as a whole; vendors that need none must not fall with those that do. */
export function groupOfNew({ body }: BulkDraft): string {
	return objectOf(body, 'autoPay').enabled === true ? 'needs trust' : '';
}
