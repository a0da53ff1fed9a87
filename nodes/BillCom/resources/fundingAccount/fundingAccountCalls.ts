import type { IDataObject } from 'n8n-workflow';
import { isStoredRecord, recordsOf, toBillRecord } from '../../records/record';
import { fromCents } from '../../../shared/money';
import type { BillClient } from '../../transport/client';

const BASE = '/v3/funding-accounts';
/** Where BILL lists bank accounts. */
export const BANKS_PATH = `${BASE}/banks`;

/** GET one bank account or card. AP cards have no address of their own. */
export async function readFundingAccount(
	client: BillClient,
	kind: 'banks' | 'cards',
	id: string,
): Promise<IDataObject> {
	return await client.request({
		intent: `return the funding account ${id}`,
		method: 'GET',
		path: `${BASE}/${kind}/${encodeURIComponent(id)}`,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** GET the cards of which the user of the session is a user in this state: VERIFIED, NOMINATED or UNVERIFIED. */
export async function listCards(client: BillClient, cardUserStatus: string): Promise<IDataObject[]> {
	return await client.request({
		intent: 'list cards',
		method: 'GET',
		path: `${BASE}/cards`,
		query: { cardUserStatus },
		decode: recordsOf,
	});
}

/** GET the AP cards. */
export async function listApCards(client: BillClient): Promise<IDataObject[]> {
	return await client.request({
		intent: 'list AP cards',
		method: 'GET',
		path: `${BASE}/ap-cards`,
		decode: recordsOf,
	});
}

/** GET what the user of the session is to bank accounts or cards: one row for each. */
export async function listOwnUsers(client: BillClient, kind: 'banks' | 'cards'): Promise<IDataObject[]> {
	return await client.rows({
		intent: 'list the users of funding accounts',
		path: `${BASE}/${kind}/users?currentUser=true`,
		filters: [],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
}

/** GET what organization and user may do with funding accounts. */
export async function readPermissions(client: BillClient): Promise<IDataObject> {
	return await client.request({
		intent: 'return the permissions for funding accounts',
		method: 'GET',
		path: `${BASE}/permissions`,
		decode: toBillRecord,
	});
}

/** GET which accounts could pay a vendor so much, when it would arrive, and what it costs. */
export async function readPaymentOptions(
	client: BillClient,
	{ vendorId, cents }: { vendorId: string; cents: number },
): Promise<IDataObject> {
	return await client.request({
		intent: `return the payment options of the vendor ${vendorId}`,
		method: 'GET',
		path: '/v3/payments/options',
		query: { vendorId, amount: fromCents(cents) },
		decode: toBillRecord,
	});
}
