import type { IDataObject } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import type { BillClient } from '../../transport/client';
import { toBillRecord } from '../../records/record';

/** GET which accounts could pay a vendor so much, when it would arrive, and what it costs. */
export async function readPaymentOptions(
	client: BillClient,
	{ vendorId, cents, itemIndex }: { vendorId: string; cents: number; itemIndex: number },
): Promise<IDataObject> {
	return await client.request({
		intent: `return the payment options of the vendor ${vendorId}`,
		method: 'GET',
		path: '/v3/payments/options',
		query: { vendorId, amount: fromCents(cents) },
		itemIndex,
		decode: toBillRecord,
	});
}
