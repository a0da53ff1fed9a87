import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { FailedCheckError } from '../../../operation/failure';
import { created } from '../../../once/createOnce';
import { withLocks } from '../../../once/locks';
import { textOf } from '../../../records/record';
import { unlessUnknown } from '../../../records/unknownId';
import type { BillClient, RunClient } from '../../../transport/client';
import { createVendor, readVendor } from '../find/vendorCalls';
import { vendorsNamed } from '../find/vendorNamed';
import { bringIdUpToDate, bringUpToDate, unnamed, type VendorOutcome } from './bringUpToDate';
import { vendorChanges } from './vendorChanges';
import { assertSameCurrency, usable, withCountry } from './vendorChecks';
import type { VendorWanted } from './vendorWanted';

/**
 * Makes BILL's vendor say what `draft` says: the one with `knownId`, else the one of that name in its normal form, else a
 * new one. A vendor BILL has is never given a country that the draft does not carry.
 *
 * @throws FailedCheckError when the known vendor is gone or archived, several vendors carry the name, or a new one would have
 * no country
 */
export async function createOrUpdateVendor(
	client: RunClient,
	{ knownId, leaveFoundByName, countryForNew }: VendorWanted,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	const name = textOf(draft, 'name');
	const locks = { vendorName: [normalName(name)], vendor: knownId ? [knownId] : [] };
	const named = async () => await vendorNamed(client, name, itemIndex);
	return await withLocks(client, locks, async () => {
		const current = knownId ? await knownVendor(client, knownId, name) : await named();
		if (current) assertSameCurrency(client, current, draft);
		if (current && !knownId && leaveFoundByName) return { ...current, outcome: 'existing' };
		if (current && knownId) return await bringUpToDate(client, current, draft, itemIndex);
		if (current) return await bringFoundUpToDate(client, current, unnamed(draft), itemIndex);
		const complete = withCountry(client, draft, countryForNew);
		return await created({
			client,
			locks: { vendorName: locks.vendorName },
			send: async () => await createVendor(client, complete),
			find: named,
			maySendAgain: 'whenSettled',
		});
	});
}

/** What was found before the vendor was locked may be out of date. */
async function bringFoundUpToDate(
	client: RunClient,
	found: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	if (Object.keys(vendorChanges(found, draft)).length === 0) return { ...found, outcome: 'existing' };
	return await bringIdUpToDate(client, textOf(found, 'id'), draft, itemIndex);
}

async function knownVendor(client: BillClient, knownId: string, name: string): Promise<IDataObject> {
	return usable(client, knownId, name, await unlessUnknown(readVendor(client, knownId)));
}

async function vendorNamed(
	client: BillClient,
	name: string,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	const use = { name, itemIndex };
	const found = (await vendorsNamed(client, [use], readEach)).get(use);
	if (found instanceof FailedCheckError) throw found;
	return found;
}

/** A list row can be thinner than the record itself. */
async function readEach(
	client: BillClient,
	uses: Array<{ vendorId: string }>,
): Promise<Map<string, IDataObject>> {
	const vendors = new Map<string, IDataObject>();
	for (const { vendorId } of uses) vendors.set(vendorId, await readVendor(client, vendorId));
	return vendors;
}
