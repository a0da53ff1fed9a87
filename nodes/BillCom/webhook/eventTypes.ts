import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { textOf, toBillRecord } from '../records/record';
import { type BillClient, clientOf } from '../transport/client';
import { connectEvents } from './connectEvents';

/** Version every event has (BILL notification-payloads-reference, 2026-11). A text, not a number. */
export const EVENT_VERSION = '1';

/** Events BILL documents (notification-payloads-reference, 2026-11), with what they tell. */
const DOCUMENTED: Record<string, string> = {
	'autopay.failed': 'An automatic payment was not created (selected partners)',
	'bank-account.created': 'A bank account was added',
	'bank-account.updated': 'A bank account changed, for example its verification',
	'bill.archived': 'A bill was archived',
	'bill.created': 'A bill was created',
	'bill.restored': 'A bill was restored from the archive',
	'bill.updated': 'A bill changed, for example its payment status',
	'card-account.created': 'A card account was added',
	'card-account.updated': 'A card account changed',
	'invoice.archived': 'A customer invoice was archived',
	'invoice.created': 'A customer invoice was created',
	'invoice.restored': 'A customer invoice was restored from the archive',
	'invoice.updated': 'A customer invoice changed',
	'mass-payment.updated': 'A mass payment changed its status',
	'payment.failed': 'BILL refused to create a payment',
	'payment.updated': 'A payment changed its status: scheduled, paid, failed, voided',
	'risk-verification.updated': 'A risk check of the organization changed',
	'spend.reimbursement.created': 'A reimbursement was created',
	'spend.reimbursement.deleted': 'A reimbursement was deleted',
	'spend.reimbursement.updated': 'A reimbursement changed',
	'spend.three-ds-challenge.created': 'A card payment waits for confirmation',
	'spend.transaction.updated': 'A card transaction changed',
	'vendor.archived': 'A vendor was archived',
	'vendor.created': 'A vendor was created',
	'vendor.restored': 'A vendor was restored from the archive',
	'vendor.updated': 'A vendor changed',
};

/**
 * The events of the organization, read from BILL's catalogue. When it cannot be read, the documented ones are offered
 * and each says so together with the reason, so that the list is usable and nobody mistakes it for the live one.
 */
export async function loadEventTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const types = (await readCatalog(await clientOf(this))).map((entry) => textOf(entry, 'type'));
		return toOptions(types, (type) => DOCUMENTED[type]);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		this.logger.warn(`The built-in list of BILL events is offered: ${reason}`);
		const suffix = `From the built-in list, because BILL's own could not be read: ${reason}`;
		return toOptions(Object.keys(DOCUMENTED), (type) => `${DOCUMENTED[type]}. ${suffix}`);
	}
}

/** GET /v3/events/catalog → `{type, version}` of each event, and whatever else BILL says about it. */
export async function readCatalog(client: BillClient): Promise<IDataObject[]> {
	return await connectEvents(client, {
		intent: 'list its events',
		method: 'GET',
		path: '/v3/events/catalog',
		isAnswered: (body) => toEntries(body).length > 0,
		decode: toEntries,
	});
}

function toOptions(types: string[], describe: (type: string) => string | undefined): INodePropertyOptions[] {
	return [...new Set(types)].sort().map((type) => ({ name: type, value: type, description: describe(type) }));
}

/** The shape of the answer is not published: entries are looked for in the body itself or in its first list. */
function toEntries(body: unknown): IDataObject[] {
	const lists = typeof body === 'object' && body !== null ? [body, ...Object.values(body)] : [];
	const entries: unknown[] = lists.find((list) => Array.isArray(list)) ?? [];
	const records = entries.map((entry) => (typeof entry === 'string' ? { type: entry } : toBillRecord(entry)));
	return records.filter((record) => textOf(record, 'type') !== '');
}
