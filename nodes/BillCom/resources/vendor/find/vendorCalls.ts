import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { isStoredRecord, objectOf, recordsOf, rowsOf, textOf, toBillRecord } from '../../../records/record';

/** GET one vendor. */
export async function readVendor(
	ctx: BillContext,
	vendorId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the vendor ${vendorId}`,
		method: 'GET',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}`,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST a vendor. Nothing stops BILL from keeping two of one name. */
export async function createVendor(
	ctx: BillContext,
	draft: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `create the vendor "${textOf(draft, 'name')}"`,
		method: 'POST',
		path: '/v3/vendors',
		body: withCountry(draft),
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST up to 20 vendors, all or none. */
export async function createVendors(
	ctx: BillContext,
	drafts: IDataObject[],
	itemIndex: number,
): Promise<IDataObject[]> {
	return await billRequest(ctx, {
		intent: `create ${drafts.length} vendors`,
		method: 'POST',
		path: '/v3/vendors/bulk',
		body: drafts.map(withCountry),
		itemIndex,
		isAnswered: (body) => rowsOf(body)?.every(isStoredRecord) === true,
		decode: (body) => recordsOf(body),
	});
}

/** BILL wants a country, and where none is given it is its own. An update leaves the one BILL has. */
function withCountry(draft: IDataObject): IDataObject {
	return { ...draft, address: { country: 'US', ...objectOf(draft, 'address') } };
}

/** PATCH a vendor: only the given fields change, so the call may arrive twice. */
export async function updateVendor(
	ctx: BillContext,
	vendorId: string,
	changes: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `update the vendor ${vendorId}`,
		method: 'PATCH',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}`,
		body: changes,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST archive or restore; BILL answers the same when nothing has to change. */
export async function setVendorArchived(
	ctx: BillContext,
	vendorId: string,
	verb: 'archive' | 'restore',
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `${verb} the vendor ${vendorId}`,
		method: 'POST',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}/${verb}`,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}
