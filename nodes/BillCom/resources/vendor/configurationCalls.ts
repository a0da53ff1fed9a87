import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { toBillRecord } from '../../records/record';

/** GET what BILL asks for to pay an existing vendor in its country and currency. */
export async function readVendorConfiguration(client: BillClient, vendorId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the international configuration of the vendor ${vendorId}`,
		method: 'GET',
		path: `/v3/vendors/${encodeURIComponent(vendorId)}/configuration`,
		decode: toBillRecord,
	});
}

/** GET the same before there is a vendor. BILL wants all three. */
export async function readNewVendorConfiguration(
	client: BillClient,
	query: { country: string; billCurrency: string; accountType: string },
): Promise<IDataObject> {
	return await client.request({
		intent: `return the configuration for vendors in ${query.country} paid in ${query.billCurrency}`,
		method: 'GET',
		path: '/v3/vendors/configuration/international-payments',
		query,
		decode: toBillRecord,
	});
}
