import type { IDataObject } from 'n8n-workflow';
import type { BulkDraft, BulkWrite } from '../../../operation/bulkWrite';
import { textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { createTogether, groupOfNew, keyOfNew, MAX_VENDORS } from './createTogether';
import { findFreshVendors, matchVendors } from './matchVendors';
import { toNewVendorDraft } from './vendorDraft';

/** A vendor about to be created together with others. */
export interface VendorDraft extends BulkDraft {
	/** When it was first sent; before that BILL cannot hold it. */
	sentAtMs?: number;
}

/**
 * Vendors in shared calls. BILL takes two vendors of one name, so does Create, and every item is a vendor of its own. What
 * became of a call nobody answered is told from the vendors created since it was sent.
 */
export const bulkCreate: BulkWrite<VendorDraft> = {
	size: MAX_VENDORS,
	isKeyless: true,
	maySendAgain: 'whenSettled',
	// Some of a call alone are others that look alike, and prove nothing.
	takesAllOrNone: true,
	prepare: async (ctx, itemIndex) => {
		const body = toNewVendorDraft(ctx, itemIndex);
		return { body, key: `item ${itemIndex}`, subject: `Vendor ${textOf(body, 'name')}`, itemIndex };
	},
	groupOf: groupOfNew,
	find: async (client, drafts) => await findSent(client, drafts),
	accept: (_ctx, record) => record,
	send: async (client, drafts) => {
		const sentAtMs = Date.now();
		for (const draft of drafts) draft.sentAtMs ??= sentAtMs;
		return await createTogether(client, drafts);
	},
	keyOf: keyOfNew,
	written: (record) => record,
};

async function findSent(client: BillClient, drafts: VendorDraft[]): Promise<Map<string, IDataObject>> {
	const sentAtMs = Math.min(...drafts.map((draft) => draft.sentAtMs ?? Number.POSITIVE_INFINITY));
	if (!Number.isFinite(sentAtMs)) return new Map();
	const fresh = await findFreshVendors(client.of(drafts[0]?.itemIndex ?? 0), sentAtMs);
	const found = matchVendors(drafts, fresh, false);
	return new Map([...found].map(([{ key }, record]) => [key, record]));
}
