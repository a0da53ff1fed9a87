import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { refusedFor } from '../../../operation/failure';
import { withLocks } from '../../../once/locks';
import { objectOf, textOf } from '../../../records/record';
import { isUnknownId } from '../../../records/unknownId';
import { assertAgentMayChangeVendor } from '../find/agentChecks';
import { findVendorsByName, forgetVendorNames } from '../find/findVendors';
import { billCurrencyIn, createVendor, readVendor, updateVendor } from '../find/vendorCalls';
import { vendorChanges } from './vendorChanges';
import { created } from '../../../once/createOnce';
import type { BillClient, RunClient } from '../../../transport/client';

/** The vendor as BILL has it now, and what had to be done for that. */
export type VendorOutcome = IDataObject & { outcome: 'created' | 'updated' | 'existing' };

/** Which vendor is meant, and what becomes of one that was found by its name alone. */
export interface VendorWanted {
	/** BILL's id where it is known, else empty. */
	knownId: string;
	/** A name is a weak hint: another payee may carry it, and an address written to it is where a check goes. */
	leaveFoundByName: boolean;
	/** Two letters, for a vendor that has to be created and whose country the draft does not tell; else empty. */
	countryForNew: string;
}

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
	return await withLocks(client, locks, async () => {
		const current = knownId ? await knownVendor(client, knownId, name) : await vendorNamed(client, name);
		if (current) assertSameCurrency(client, current, draft);
		if (current && !knownId && leaveFoundByName) return { ...current, outcome: 'existing' };
		if (current && knownId) return await bringUpToDate(client, current, draft, itemIndex);
		if (current) return await bringFoundUpToDate(client, current, unnamed(draft), itemIndex);
		const complete = withCountry(client, draft, countryForNew);
		return await created({
			send: async () => await createVendor(client, complete),
			find: async () => await vendorNamed(client, name),
			maySendAgain: true,
		});
	});
}

function withCountry(client: BillClient, draft: IDataObject, countryForNew: string): IDataObject {
	const country = textOf(objectOf(draft, 'address'), 'country') || countryForNew;
	if (country) return { ...draft, address: { ...objectOf(draft, 'address'), country } };
	const what = `Vendor ${textOf(draft, 'name')}: BILL has no vendor of this name, and a new one needs a country`;
	const fix = 'Fill in Country, or Country for New Vendors.';
	throw refusedFor(client, { reason: 'countryMissing', what, fix });
}

/** BILL keeps the bills of a vendor in one currency; a vendor that is paid in another one is another vendor. */
function assertSameCurrency(client: BillClient, current: IDataObject, draft: IDataObject): void {
	const [currency, vendorCurrency] = [textOf(draft, 'billCurrency'), billCurrencyIn(current)];
	if (!currency || currency === vendorCurrency) return;
	const vendorId = textOf(current, 'id');
	const what = `Vendor ${textOf(draft, 'name')}: Bill Currency is ${currency}, but BILL keeps the vendor ${vendorId} in ${vendorCurrency}`;
	const fix = 'Correct Bill Currency, or use Update to change what BILL has. Nothing was sent.';
	const facts = { vendorId, currency, vendorCurrency };
	throw refusedFor(client, { reason: 'currencyDiffers', what, fix }, { facts });
}

/** Whoever is found by name keeps the spelling BILL has. */
function unnamed(draft: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(draft).filter(([field]) => field !== 'name'));
}

async function bringUpToDate(
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

/** What was found before the vendor was locked may be out of date. */
async function bringFoundUpToDate(
	client: RunClient,
	found: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	if (Object.keys(vendorChanges(found, draft)).length === 0) return { ...found, outcome: 'existing' };
	const id = textOf(found, 'id');
	return await withLocks(client, { vendor: [id] }, async () => {
		return await bringUpToDate(client, await readVendor(client, id), draft, itemIndex);
	});
}

async function knownVendor(client: BillClient, knownId: string, name: string): Promise<IDataObject> {
	const vendor = await readVendor(client, knownId).catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
	if (!vendor) {
		const fix =
			'Correct BILL Vendor ID, or clear it to find the vendor by name. Sandbox IDs do not exist in production.';
		const what = `Vendor ${name}: BILL Vendor ID ${knownId} does not exist`;
		throw refusedFor(client, { reason: 'vendorUnknown', what, fix });
	}
	if (vendor.archived === true) {
		const fix = 'Restore it in BILL, or clear BILL Vendor ID to create a new one.';
		const what = `Vendor ${name}: the vendor ${knownId} is archived in BILL`;
		throw refusedFor(client, { reason: 'vendorArchived', what, fix });
	}
	return vendor;
}

async function vendorNamed(client: BillClient, name: string): Promise<IDataObject | undefined> {
	const found = await theOneNamed(client, name);
	if (!found || isNamed(found, name)) return found;
	// Renamed or archived without a trace in the list: what is remembered of the names is out of date.
	await forgetVendorNames(client);
	return await theOneNamed(client, name);
}

async function theOneNamed(client: BillClient, name: string): Promise<IDataObject | undefined> {
	const [first, ...others] = await findVendorsByName(client, name);
	if (!first) return undefined;
	// A list row can be thinner than the record itself.
	if (others.length === 0) return await readVendor(client, textOf(first, 'id'));
	const vendors = [first, ...others].map((vendor) => ({
		id: textOf(vendor, 'id'),
		name: textOf(vendor, 'name'),
	}));
	const list = vendors.map((vendor) => `${vendor.id} "${vendor.name}"`).join(', ');
	const what = `Vendor ${name}: BILL has ${vendors.length} vendors of this name: ${list}`;
	const fix = 'Enter the right one in BILL Vendor ID, or archive the others in BILL.';
	const facts = { ids: vendors.map(({ id }) => id), vendors };
	throw refusedFor(client, { reason: 'vendorAmbiguous', what, fix }, { facts });
}

function isNamed(vendor: IDataObject, name: string): boolean {
	return vendor.archived !== true && normalName(textOf(vendor, 'name')) === normalName(name);
}
