import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { textOf, toBillRecord } from '../../../records/record';

/**
 * POST a mass payment. Sent once, never repeated: BILL keeps no number of ours with it. Answers before anything is paid
 * (BILL ap-mass-payments, 2026-11).
 */
export async function postMassPayment(
	ctx: BillContext,
	body: IDataObject,
	count: number,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `start the mass payment of ${count} bills`,
		method: 'POST',
		path: '/v3/payments/mass',
		body,
		itemIndex,
		isAnswered: isBatch,
		decode: toBillRecord,
	});
}

/** GET a mass payment: the state of each payment and counts. */
export async function readMassPayment(
	ctx: BillContext,
	paymentBatchId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the mass payment ${paymentBatchId}`,
		method: 'GET',
		path: `/v3/payments/mass/${encodeURIComponent(paymentBatchId)}`,
		itemIndex,
		isAnswered: isBatch,
		decode: toBillRecord,
	});
}

function isBatch(body: unknown): boolean {
	return textOf(toBillRecord(body), 'paymentBatchId') !== '';
}
