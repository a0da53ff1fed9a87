import type { IDataObject } from 'n8n-workflow';
import { billRows } from '../../transport/pages';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { isStoredRecord, recordsOf, toBillRecord } from '../../records/record';

const BASE = '/v3/funding-accounts';
/** Where BILL lists bank accounts. */
export const BANKS_PATH = `${BASE}/banks`;

/** GET one bank account or card. AP cards have no address of their own. */
export async function readFundingAccount(
	ctx: BillContext,
	kind: 'banks' | 'cards',
	id: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the funding account ${id}`,
		method: 'GET',
		path: `${BASE}/${kind}/${encodeURIComponent(id)}`,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** GET the cards of which the user of the session is a user in this state: VERIFIED, NOMINATED or UNVERIFIED. */
export async function listCards(
	ctx: BillContext,
	cardUserStatus: string,
	itemIndex?: number,
): Promise<IDataObject[]> {
	return await billRequest(ctx, {
		intent: 'list cards',
		method: 'GET',
		path: `${BASE}/cards`,
		query: { cardUserStatus },
		itemIndex,
		decode: recordsOf,
	});
}

/** GET the AP cards. */
export async function listApCards(ctx: BillContext, itemIndex?: number): Promise<IDataObject[]> {
	return await billRequest(ctx, {
		intent: 'list AP cards',
		method: 'GET',
		path: `${BASE}/ap-cards`,
		itemIndex,
		decode: recordsOf,
	});
}

/** GET what the user of the session is to bank accounts or cards: one row for each. */
export async function listOwnUsers(
	ctx: BillContext,
	kind: 'banks' | 'cards',
	itemIndex: number,
): Promise<IDataObject[]> {
	return await billRows(ctx, {
		intent: 'list the users of funding accounts',
		path: `${BASE}/${kind}/users?currentUser=true`,
		filters: [],
		sort: 'createdTime:asc',
		itemIndex,
		decodeRow: toBillRecord,
	});
}

/** GET what organization and user may do with funding accounts. */
export async function readPermissions(ctx: BillContext, itemIndex: number): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: 'return the permissions for funding accounts',
		method: 'GET',
		path: `${BASE}/permissions`,
		itemIndex,
		decode: toBillRecord,
	});
}
