import type { IDataObject } from 'n8n-workflow';
import { isStoredRecord, toBillRecord } from '../records/record';
import { isUnknownId } from '../records/unknownId';
import type { BillClient } from '../transport/client';
import type { BillNotification } from './notification';

/** Where the record behind an event is read. Other events carry nothing that v3 offers by id. */
const RECORDS: Record<string, { path: string; label: string }> = {
	bill: { path: '/v3/bills', label: 'bill' },
	payment: { path: '/v3/payments', label: 'payment' },
	vendor: { path: '/v3/vendors', label: 'vendor' },
};

/**
 * Reads the bill, payment or vendor of a notification afresh: notifications arrive out of order and may carry only the
 * touched fields (BILL webhooks guide, 2026-11: confirm important data with GET).
 *
 * @returns undefined where there is nothing to read: other events, refused payments, which have no id, and the dummies
 * of BILL's test events. Asking for those again would only make BILL end the subscription.
 * @throws what `BillClient` throws
 */
export async function confirm(
	client: BillClient,
	{ eventType, entity }: BillNotification,
): Promise<IDataObject | undefined> {
	const record = RECORDS[eventType.split('.')[0]];
	if (!record || typeof entity.id !== 'string' || !entity.id) return undefined;
	const reading = client.request({
		intent: `confirm ${record.label} ${entity.id}`,
		method: 'GET',
		path: `${record.path}/${encodeURIComponent(entity.id)}`,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
	return await reading.catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
}
