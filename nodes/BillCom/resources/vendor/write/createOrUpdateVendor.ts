import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { refusedFor } from '../../../operation/failure';
import { withLocks } from '../../../once/locks';
import { objectOf, textOf } from '../../../records/record';
import { isUnknownId } from '../../../records/unknownId';
import { assertAgentMayChangeVendor } from '../find/agentChecks';
import { findVendorsByName, forgetVendorNames } from '../find/findVendors';
import { createVendor, readVendor, updateVendor } from '../find/vendorCalls';
import { billCurrencyIn } from '../find/vendorCurrency';
import { vendorChanges } from './vendorChanges';
import { created } from '../../../once/createOnce';

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
 * @throws RefusedError when the known vendor is gone or archived, several vendors carry the name, or a new one would have
 * no country
 */
export async function createOrUpdateVendor(
	ctx: IExecuteFunctions,
	{ knownId, leaveFoundByName, countryForNew }: VendorWanted,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	const name = textOf(draft, 'name');
	const locks = { vendorName: [normalName(name)], vendor: knownId ? [knownId] : [] };
	return await withLocks(ctx, locks, async () => {
		const current = knownId
			? await knownVendor(ctx, knownId, name, itemIndex)
			: await vendorNamed(ctx, name, itemIndex);
		if (current) assertSameCurrency(ctx, current, draft, itemIndex);
		if (current && !knownId && leaveFoundByName) return { ...current, outcome: 'existing' };
		if (current && knownId) return await bringUpToDate(ctx, current, draft, itemIndex);
		if (current) return await bringFoundUpToDate(ctx, current, unnamed(draft), itemIndex);
		const complete = withCountry(ctx, draft, countryForNew, itemIndex);
		return await created({
			send: async () => await createVendor(ctx, complete, itemIndex),
			find: async () => await vendorNamed(ctx, name, itemIndex),
			maySendAgain: true,
		});
	});
}

function withCountry(
	ctx: IExecuteFunctions,
	draft: IDataObject,
	countryForNew: string,
	itemIndex: number,
): IDataObject {
	const country = textOf(objectOf(draft, 'address'), 'country') || countryForNew;
	if (country) return { ...draft, address: { ...objectOf(draft, 'address'), country } };
	const what = `Vendor ${textOf(draft, 'name')}: BILL has no vendor of this name, and a new one needs a country`;
	const fix = 'Fill in Country, or Country for New Vendors.';
	throw refusedFor(ctx, itemIndex, { reason: 'countryMissing', what, fix });
}

/** BILL keeps the bills of a vendor in one currency; a vendor that is paid in another one is another vendor. */
function assertSameCurrency(
	ctx: IExecuteFunctions,
	current: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): void {
	const [currency, vendorCurrency] = [textOf(draft, 'billCurrency'), billCurrencyIn(current)];
	if (!currency || currency === vendorCurrency) return;
	const vendorId = textOf(current, 'id');
	const what = `Vendor ${textOf(draft, 'name')}: Bill Currency is ${currency}, but BILL keeps the vendor ${vendorId} in ${vendorCurrency}`;
	const fix = 'Correct Bill Currency, or use Update to change what BILL has. Nothing was sent.';
	const facts = { vendorId, currency, vendorCurrency };
	throw refusedFor(ctx, itemIndex, { reason: 'currencyDiffers', what, fix }, { facts });
}

/** Whoever is found by name keeps the spelling BILL has. */
function unnamed(draft: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(draft).filter(([field]) => field !== 'name'));
}

async function bringUpToDate(
	ctx: IExecuteFunctions,
	current: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	const changes = vendorChanges(current, draft);
	if (Object.keys(changes).length === 0) return { ...current, outcome: 'existing' };
	assertAgentMayChangeVendor(ctx, changes, itemIndex, current);
	const updated = await updateVendor(ctx, textOf(current, 'id'), changes, itemIndex);
	return { ...current, ...updated, outcome: 'updated' };
}

/** What was found before the vendor was locked may be out of date. */
async function bringFoundUpToDate(
	ctx: IExecuteFunctions,
	found: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	if (Object.keys(vendorChanges(found, draft)).length === 0) return { ...found, outcome: 'existing' };
	const id = textOf(found, 'id');
	return await withLocks(ctx, { vendor: [id] }, async () => {
		return await bringUpToDate(ctx, await readVendor(ctx, id, itemIndex), draft, itemIndex);
	});
}

async function knownVendor(
	ctx: IExecuteFunctions,
	knownId: string,
	name: string,
	itemIndex: number,
): Promise<IDataObject> {
	const vendor = await readVendor(ctx, knownId, itemIndex).catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
	if (!vendor) {
		const fix =
			'Correct BILL Vendor ID, or clear it to find the vendor by name. Sandbox IDs do not exist in production.';
		const what = `Vendor ${name}: BILL Vendor ID ${knownId} does not exist`;
		throw refusedFor(ctx, itemIndex, { reason: 'vendorUnknown', what, fix });
	}
	if (vendor.archived === true) {
		const fix = 'Restore it in BILL, or clear BILL Vendor ID to create a new one.';
		const what = `Vendor ${name}: the vendor ${knownId} is archived in BILL`;
		throw refusedFor(ctx, itemIndex, { reason: 'vendorArchived', what, fix });
	}
	return vendor;
}

async function vendorNamed(
	ctx: IExecuteFunctions,
	name: string,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	const found = await theOneNamed(ctx, name, itemIndex);
	if (!found || isNamed(found, name)) return found;
	// Renamed or archived without a trace in the list: what is remembered of the names is out of date.
	await forgetVendorNames(ctx);
	return await theOneNamed(ctx, name, itemIndex);
}

async function theOneNamed(
	ctx: IExecuteFunctions,
	name: string,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	const [first, ...others] = await findVendorsByName(ctx, name, itemIndex);
	if (!first) return undefined;
	// A list row can be thinner than the record itself.
	if (others.length === 0) return await readVendor(ctx, textOf(first, 'id'), itemIndex);
	const vendors = [first, ...others].map((vendor) => ({
		id: textOf(vendor, 'id'),
		name: textOf(vendor, 'name'),
	}));
	const list = vendors.map((vendor) => `${vendor.id} "${vendor.name}"`).join(', ');
	const what = `Vendor ${name}: BILL has ${vendors.length} vendors of this name: ${list}`;
	const fix = 'Enter the right one in BILL Vendor ID, or archive the others in BILL.';
	const facts = { ids: vendors.map(({ id }) => id), vendors };
	throw refusedFor(ctx, itemIndex, { reason: 'vendorAmbiguous', what, fix }, { facts });
}

function isNamed(vendor: IDataObject, name: string): boolean {
	return vendor.archived !== true && normalName(textOf(vendor, 'name')) === normalName(name);
}
