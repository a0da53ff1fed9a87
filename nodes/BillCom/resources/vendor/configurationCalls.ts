import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { toBillRecord } from '../../records/record';

/** GET what BILL asks for to pay an existing vendor in its country and currency. */
export async function readVendorConfiguration(
	ctx: BillContext,
	vendorId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the international configuration of the vendor ${vendorId}`,
		method: 'GET',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}/configuration`,
		itemIndex,
		decode: toBillRecord,
	});
}

/** GET the same before there is a vendor. BILL wants all three. */
export async function readNewVendorConfiguration(
	ctx: BillContext,
	query: { country: string; billCurrency: string; accountType: string },
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the configuration for vendors in ${query.country} paid in ${query.billCurrency}`,
		method: 'GET',
		path: '/v3/vendors/configuration/international-payments',
		query,
		itemIndex,
		decode: toBillRecord,
	});
}
