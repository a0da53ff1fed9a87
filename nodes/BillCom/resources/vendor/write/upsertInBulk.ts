import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { parameters } from '../../../parameters/reader';
import type { BulkDraft, BulkWrite } from '../../../operation/bulkWrite';
import { FailedCheckError } from '../../../operation/failure';
import { textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { vendorsOf } from '../find/knownVendor';
import { vendorsNamed } from '../find/vendorNamed';
import { bringIdUpToDate, unnamed } from './bringUpToDate';
import { contradictions, type VendorWriter } from './contradictions';
import { createTogether, groupOfNew, keyOfNew, MAX_VENDORS } from './createTogether';
import { vendorChanges } from './vendorChanges';
import { assertSameCurrency, usable, withCountry } from './vendorChecks';
import { toVendorDraft } from './vendorDraft';
import { readVendorWanted, type VendorWanted } from './vendorWanted';

/** One item; `fields` is what the vendor is to say, `body` what is sent where it is new. */
interface UpsertDraft extends BulkDraft, VendorWriter, VendorWanted {
	/** BILL's id of the vendor that has to change. */
	changes?: string;
	/** What stands against this item. */
	refusal?: FailedCheckError;
	/** What is found from now on is its own. */
	isSent?: boolean;
}

/**
 * Create or Update for many items: what `createOrUpdateVendor` does for one, with one look for all names, one list for each
 * 100 vendors, and one call for each 20 new ones. BILL changes vendors one by one (BILL R:updatevendor, 2026-11).
 */
export const upsertInBulk: BulkWrite<UpsertDraft> = {
	size: MAX_VENDORS,
	maySendAgain: 'whenSettled',
	takesAllOrNone: true,
	note: 'Items with the same BILL Vendor ID or name are one vendor; one whose fields contradict those of an earlier item is refused. A vendor that stays as it is comes without some details, such as automatic payment and the tax ID.',
	locks: ({ name }) => ({ vendorName: [normalName(name)] }),
	async prepare(ctx, itemIndex) {
		const wanted = readVendorWanted(parameters(ctx, itemIndex));
		const fields = toVendorDraft(ctx, itemIndex);
		const name = textOf(fields, 'name');
		const key = wanted.knownId ? `id ${wanted.knownId}` : `name ${normalName(name)}`;
		return { ...wanted, name, fields, body: fields, key, subject: `Vendor ${name}`, itemIndex };
	},
	async check(client, drafts) {
		joinNames(drafts);
		return contradictions(client, drafts.filter(writes));
	},
	// An id may give its vendor the name that another item looks for.
	rank: ({ knownId }) => (knownId ? 0 : 1),
	find: async (client, drafts) => await find(client, drafts),
	accept(client, record, { refusal, fields, itemIndex }) {
		if (refusal) throw refusal;
		assertSameCurrency(client.of(itemIndex), record, fields);
		return { ...record, outcome: 'existing' };
	},
	isSettledBy,
	groupOf: (draft) => (draft.changes ? `change ${draft.itemIndex}` : groupOfNew(draft)),
	async send(client, drafts) {
		const [first] = drafts;
		if (first?.changes) {
			const { changes, itemIndex } = first;
			return [await bringIdUpToDate(client.of(itemIndex), changes, toWrite(first), itemIndex)];
		}
		for (const draft of drafts) draft.isSent = true;
		return await createTogether(client, drafts);
	},
	keyOf: (record) => ('outcome' in record ? '' : keyOfNew(record)),
	written: (record) => ('outcome' in record ? record : { ...record, outcome: 'created' }),
};

/** An item without an id waits for the one of its name that has one. */
function joinNames(drafts: UpsertDraft[]): void {
	const keys = new Map<string, string>();
	for (const { knownId, name, key } of drafts) if (knownId) keys.set(normalName(name), key);
	for (const draft of drafts) if (!draft.knownId) draft.key = keys.get(normalName(draft.name)) ?? draft.key;
}

/** The vendors that stay as they are, and a place for those that are refused. The others are noted as new or to be changed. */
async function find(client: BillClient, drafts: UpsertDraft[]): Promise<Map<string, IDataObject>> {
	const known = drafts.filter(({ knownId }) => knownId);
	const named = drafts.filter(({ knownId }) => !knownId);
	const uses = known.map(({ knownId, itemIndex }) => ({ vendorId: knownId, itemIndex }));
	const [byId, byName] = await Promise.all([vendorsOf(client, uses), vendorsNamed(client, named, vendorsOf)]);
	const settled = new Map<string, IDataObject>();
	for (const draft of drafts) {
		const record = decided(client.of(draft.itemIndex), draft, byId.get(draft.knownId) ?? byName.get(draft));
		if (record) settled.set(draft.key, record);
	}
	return settled;
}

function decided(
	client: BillClient,
	draft: UpsertDraft,
	found: IDataObject | FailedCheckError | undefined,
): IDataObject | undefined {
	draft.refusal = undefined;
	draft.changes = undefined;
	try {
		if (found instanceof FailedCheckError) throw found;
		const vendor = draft.knownId ? usable(client, draft.knownId, draft.name, found) : found;
		if (!vendor) draft.body = withCountry(client, draft.fields, draft.countryForNew);
		if (!vendor || draft.isSent) return vendor;
		assertSameCurrency(client, vendor, draft.fields);
		if (!writes(draft) || Object.keys(vendorChanges(vendor, toWrite(draft))).length === 0) return vendor;
		draft.changes = textOf(vendor, 'id');
		return undefined;
	} catch (error) {
		const failure: unknown = error;
		if (!(failure instanceof FailedCheckError)) throw failure;
		draft.refusal = failure;
		return {};
	}
}

/** Whether the item writes to a vendor that is there. */
function writes({ knownId, leaveFoundByName }: UpsertDraft): boolean {
	return knownId !== '' || !leaveFoundByName;
}

function toWrite({ knownId, fields }: UpsertDraft): IDataObject {
	return knownId ? fields : unnamed(fields);
}

/** A vendor found by its id says nothing about who else carries the name, and fields nobody has written are still to come. */
function isSettledBy(draft: UpsertDraft, first: UpsertDraft, record: IDataObject): boolean {
	if (draft.knownId !== first.knownId) return false;
	if (!writes(draft)) return true;
	const isWritten = writes(first) || record.outcome === 'created';
	return isWritten && Object.keys(vendorChanges(first.fields, toWrite(draft))).length === 0;
}
