import type { IDataObject } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { toBillRecord } from '../../records/record';

/** GET which accounts could pay a vendor so much, when it would arrive, and what it costs. */
export async function readPaymentOptions(
	ctx: BillContext,
	{ vendorId, cents, itemIndex }: { vendorId: string; cents: number; itemIndex: number },
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the payment options of the vendor ${vendorId}`,
		method: 'GET',
		path: '/v3/payments/options',
		query: { vendorId, amount: fromCents(cents) },
		itemIndex,
		decode: toBillRecord,
	});
}
