import type { IDataObject } from 'n8n-workflow';
import type { BulkDraft, BulkWrite } from '../../../operation/bulkWrite';
import { objectOf, textOf } from '../../../records/record';
import { findFreshVendors, matchVendors } from './matchVendors';
import { createVendors } from '../find/vendorCalls';
import { toNewVendorDraft } from './vendorDraft';
import type { BillClient } from '../../../transport/client';

/** A vendor about to be created together with others. */
export interface VendorDraft extends BulkDraft {
	/** When it was first sent; before that BILL cannot hold it. */
	sentAtMs?: number;
}

/** BILL createbulkvendor, 2026-11. */
const MAX_VENDORS = 20;

/** Which draft a record of an answer belongs to. BILL does not say that it keeps the order. */
const keys = new WeakMap<IDataObject, string>();

/**
 * Vendors in shared calls. BILL takes two vendors of one name, so does Create, and every item is a vendor of its own. What
 * became of a call nobody answered is told from the vendors created since it was sent.
 */
export const bulkCreate: BulkWrite<VendorDraft> = {
	size: MAX_VENDORS,
	isKeyless: true,
	maySendAgain: true,
	prepare: async (ctx, itemIndex) => {
		const body = toNewVendorDraft(ctx, itemIndex);
		return { body, key: `item ${itemIndex}`, subject: `Vendor ${textOf(body, 'name')}`, itemIndex };
	},
	// BILL refuses a call without trust as a whole; vendors that need none must not fall with those that do.
	groupOf: ({ body }) => (objectOf(body, 'autoPay').enabled === true ? 'needs trust' : ''),
	find: async (client, drafts) => await findSent(client, drafts),
	accept: (_ctx, record) => record,
	send: async (client, drafts) => {
		const sentAtMs = Date.now();
		for (const draft of drafts) draft.sentAtMs ??= sentAtMs;
		const [first] = drafts;
		const records = await createVendors(
			client.of(first?.itemIndex ?? 0),
			drafts.map(({ body }) => body),
		);
		for (const [draft, record] of matchVendors(drafts, records, true)) keys.set(record, draft.key);
		return records;
	},
	keyOf: (record) => keys.get(record) ?? 'nobody',
	written: (record) => record,
};

/** BILL takes all vendors of a call or none: some of them alone are others that look alike, and prove nothing. */
async function findSent(client: BillClient, drafts: VendorDraft[]): Promise<Map<string, IDataObject>> {
	const sentAtMs = Math.min(...drafts.map((draft) => draft.sentAtMs ?? Number.POSITIVE_INFINITY));
	if (!Number.isFinite(sentAtMs)) return new Map();
	const fresh = await findFreshVendors(client.of(drafts[0]?.itemIndex ?? 0), sentAtMs);
	const found = matchVendors(drafts, fresh, false);
	if (found.size > 0 && found.size < drafts.length) {
		throw new Error(`BILL shows ${found.size} of ${drafts.length} vendors that were sent together.`);
	}
	return new Map([...found].map(([{ key }, record]) => [key, record]));
}
