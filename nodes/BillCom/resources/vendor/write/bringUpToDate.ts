import type { IDataObject } from 'n8n-workflow';
import { withLocks } from '../../../once/locks';
import { textOf } from '../../../records/record';
import type { RunClient } from '../../../transport/client';
import { assertAgentMayChangeVendor } from '../find/agentChecks';
import { readVendor, updateVendor } from '../find/vendorCalls';
import { vendorChanges } from './vendorChanges';

/** The vendor as BILL has it now, and what had to be done for that. */
export type VendorOutcome = IDataObject & { outcome: 'created' | 'updated' | 'existing' };

/** Makes a vendor that was just read, and is locked, say what `draft` says. Writes nothing where it says so already. */
export async function bringUpToDate(
	client: RunClient,
	current: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	const changes = vendorChanges(current, draft);
	if (Object.keys(changes).length === 0) return { ...current, outcome: 'existing' };
	assertAgentMayChangeVendor(client.ctx, changes, itemIndex, current);
	const updated = await updateVendor(client, textOf(current, 'id'), changes);
	return { ...current, ...updated, outcome: 'updated' };
}

/** The same for the vendor of an id: locks it and reads it first. */
export async function bringIdUpToDate(
	client: RunClient,
	vendorId: string,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	return await withLocks(client, { vendor: [vendorId] }, async () => {
		return await bringUpToDate(client, await readVendor(client, vendorId), draft, itemIndex);
	});
}

/** Whoever is found by name keeps the spelling BILL has. */
export function unnamed(draft: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(draft).filter(([field]) => field !== 'name'));
}
