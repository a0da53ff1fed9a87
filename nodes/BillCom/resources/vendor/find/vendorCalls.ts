import type { IDataObject } from 'n8n-workflow';
import { keepVendor } from './vendorMemory';
import type { BillClient } from '../../../transport/client';
import { isStoredRecord, objectOf, recordsOf, rowsOf, textOf, toBillRecord } from '../../../records/record';

/** GET one vendor. */
export async function readVendor(client: BillClient, vendorId: string): Promise<IDataObject> {
	const vendor = await client.request({
		intent: `return the vendor ${vendorId}`,
		method: 'GET',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}`,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
	keepVendor(client, vendor);
	return vendor;
}

/** POST a vendor. Nothing stops BILL from keeping two of one name. */
export async function createVendor(client: BillClient, draft: IDataObject): Promise<IDataObject> {
	const vendor = await client.request({
		intent: `create the vendor "${textOf(draft, 'name')}"`,
		method: 'POST',
		path: '/v3/vendors',
		body: withCountry(draft),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
	keepVendor(client, vendor);
	return vendor;
}

/** POST up to 20 vendors, all or none. */
export async function createVendors(client: BillClient, drafts: IDataObject[]): Promise<IDataObject[]> {
	const vendors = await client.request({
		intent: `create ${drafts.length} vendors`,
		method: 'POST',
		path: '/v3/vendors/bulk',
		body: drafts.map(withCountry),
		isAnswered: (body) => rowsOf(body)?.every(isStoredRecord) === true,
		decode: (body) => recordsOf(body),
	});
	for (const vendor of vendors) keepVendor(client, vendor);
	return vendors;
}

/** BILL wants a country, and where none is given it is its own. An update leaves the one BILL has. */
function withCountry(draft: IDataObject): IDataObject {
	return { ...draft, address: { country: 'US', ...objectOf(draft, 'address') } };
}

/** PATCH a vendor: only the given fields change, so the call may arrive twice. */
export async function updateVendor(
	client: BillClient,
	vendorId: string,
	changes: IDataObject,
): Promise<IDataObject> {
	const vendor = await client.request({
		intent: `update the vendor ${vendorId}`,
		method: 'PATCH',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}`,
		body: changes,
		isRepeatable: true,
		decode: toBillRecord,
	});
	keepVendor(client, vendor);
	return vendor;
}

/** POST archive or restore; BILL answers the same when nothing has to change. */
export async function setVendorArchived(
	client: BillClient,
	vendorId: string,
	verb: 'archive' | 'restore',
): Promise<IDataObject> {
	const vendor = await client.request({
		intent: `${verb} the vendor ${vendorId}`,
		method: 'POST',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}/${verb}`,
		isRepeatable: true,
		decode: toBillRecord,
	});
	keepVendor(client, vendor);
	return vendor;
}

/** What BILL takes a vendor to be paid in when it does not say (BILL ap-vendors, 2026-11). */
const USUAL_CURRENCY = 'USD';

/** What BILL keeps a vendor in: its bills, its credits, and what is paid of them. */
export function billCurrencyIn(vendor: IDataObject = {}): string {
	return textOf(vendor, 'billCurrency') || USUAL_CURRENCY;
}
