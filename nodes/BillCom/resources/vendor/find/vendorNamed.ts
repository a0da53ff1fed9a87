import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { FailedCheckError, refusedFor } from '../../../operation/failure';
import { textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { forgetVendorNames, vendorsByName } from './findVendors';
import type { ItemVendor } from './knownVendor';

/** A name, and the item that gives it. */
export interface NameUse {
	name: string;
	itemIndex: number;
}

/** Reads vendors by their ids. */
type Reader = (client: BillClient, uses: ItemVendor[]) => Promise<Map<string, IDataObject>>;

/**
 * The active vendors of these names, however they are spelled, as they are now: one look for all names, and one reading. A
 * name that several vendors carry comes with its refusal, one that nobody carries is not in the map.
 */
export async function vendorsNamed<Use extends NameUse>(
	client: BillClient,
	uses: Use[],
	read: Reader,
): Promise<Map<Use, IDataObject | FailedCheckError>> {
	if (uses.length === 0) return new Map();
	const found = await look(client, uses, read);
	const stale = uses.filter((use) => isAnother(found.get(use), use.name));
	if (stale.length === 0) return found;
	// Renamed or archived without a trace in the list: what is remembered of the names is out of date.
	await forgetVendorNames(client);
	for (const use of stale) found.delete(use);
	return new Map([...found, ...(await look(client, stale, read))]);
}

async function look<Use extends NameUse>(
	client: BillClient,
	uses: Use[],
	read: Reader,
): Promise<Map<Use, IDataObject | FailedCheckError>> {
	const named = await vendorsByName(client);
	const found = new Map<Use, IDataObject | FailedCheckError>();
	const ids = new Map<Use, string>();
	for (const use of uses) {
		const [first, ...others] = named(use.name);
		if (others.length > 0) found.set(use, ambiguous(client.of(use.itemIndex), use.name, named(use.name)));
		else if (first) ids.set(use, textOf(first, 'id'));
	}
	// A row of the names is thinner than the record.
	const vendors = await read(
		client,
		[...ids].map(([{ itemIndex }, vendorId]) => ({ vendorId, itemIndex })),
	);
	for (const [use, id] of ids) {
		const vendor = vendors.get(id);
		if (vendor) found.set(use, vendor);
	}
	return found;
}

function ambiguous(client: BillClient, name: string, rows: IDataObject[]): FailedCheckError {
	const vendors = rows.map((vendor) => ({ id: textOf(vendor, 'id'), name: textOf(vendor, 'name') }));
	const list = vendors.map((vendor) => `${vendor.id} "${vendor.name}"`).join(', ');
	const what = `Vendor ${name}: BILL has ${vendors.length} vendors of this name: ${list}`;
	const fix = 'Enter the right one in BILL Vendor ID, or archive the others in BILL.';
	const facts = { ids: vendors.map(({ id }) => id), vendors };
	return refusedFor(client, { reason: 'vendorAmbiguous', what, fix }, { facts });
}

function isAnother(found: IDataObject | FailedCheckError | undefined, name: string): boolean {
	if (!found || found instanceof FailedCheckError) return false;
	return found.archived === true || normalName(textOf(found, 'name')) !== normalName(name);
}
