import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { toBillRecord } from '../../../records/record';

/** How much of a vendor's currency is to be paid. */
export type RateQuery = { vendorId: string; amount: number };

/**
 * GET /v3/payments/exchange-rate for one vendor, POST for several: all come under one `exchangeRateBatchId`, which in
 * production lives 20 minutes (BILL getexchangerate, 2026-11). Of several vendors the rates stand in a list.
 */
export async function readRates(client: BillClient, queries: RateQuery[]): Promise<IDataObject> {
	const [first, ...others] = queries;
	return await client.request({
		intent: 'return the exchange rate',
		method: others.length > 0 ? 'POST' : 'GET',
		path: '/v3/payments/exchange-rate',
		...(others.length > 0 ? { body: queries } : { query: first }),
		isRepeatable: true,
		decode: toBillRecord,
	});
}
