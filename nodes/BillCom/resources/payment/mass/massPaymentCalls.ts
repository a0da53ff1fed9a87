import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { textOf, toBillRecord } from '../../../records/record';

/**
 * POST a mass payment. Sent once, never repeated: BILL keeps no number of ours with it. Answers before anything is paid
 * (BILL ap-mass-payments, 2026-11).
 */
export async function postMassPayment(
	client: BillClient,
	body: IDataObject,
	count: number,
): Promise<IDataObject> {
	return await client.request({
		intent: `start the mass payment of ${count} bills`,
		method: 'POST',
		path: '/v3/payments/mass',
		body,
		isAnswered: isBatch,
		decode: toBillRecord,
	});
}

/** GET a mass payment: the state of each payment and counts. */
export async function readMassPayment(client: BillClient, paymentBatchId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the mass payment ${paymentBatchId}`,
		method: 'GET',
		path: `/v3/payments/mass/${encodeURIComponent(paymentBatchId)}`,
		isAnswered: isBatch,
		decode: toBillRecord,
	});
}

function isBatch(body: unknown): boolean {
	return textOf(toBillRecord(body), 'paymentBatchId') !== '';
}
