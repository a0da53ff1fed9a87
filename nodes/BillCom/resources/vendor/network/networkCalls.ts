import type { IDataObject } from 'n8n-workflow';
import { tidyName } from '../../../../shared/names';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { recordsOf, rowsOf, textOf, toBillRecord } from '../../../records/record';

/** Whom to look for. BILL takes no name of fewer than three characters. */
export interface NetworkQuery {
	name: string;
	/** `BILL` or `RPPS` (national vendors); both without it. */
	scope?: string;
	zipOrPostalCode?: string;
	accountNumber?: string;
}

/** The fewest characters of a name BILL looks for (BILL search, 2026-11). */
export const MIN_NAME_LENGTH = 3;

/** GET the organizations of the network that fit. BILL neither pages nor sorts them. */
export async function searchNetwork(
	ctx: BillContext,
	query: NetworkQuery,
	itemIndex: number,
): Promise<IDataObject[]> {
	return await billRequest(ctx, {
		intent: `search the BILL network for ${query.name}`,
		method: 'GET',
		path: '/v3/network',
		query: { ...query, name: tidyName(query.name) },
		itemIndex,
		isAnswered: (body) => rowsOf(body) !== undefined,
		decode: (body) => recordsOf(body),
	});
}

/** GET how a vendor stands to the network: `status` NOT_CONNECTED, PENDING, CONNECTED or CONNECTED_RPPS (BILL, 2024-05). */
export async function readInvitation(
	ctx: BillContext,
	vendorId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the network connection of the vendor ${vendorId}`,
		method: 'GET',
		path: pathOf(vendorId),
		itemIndex,
		isAnswered: (body) => textOf(toBillRecord(body), 'status') !== '',
		decode: toBillRecord,
	});
}

/** POST an invitation. Organizations that connect by themselves are connected at once; others have 60 days. */
export async function postInvitation(
	ctx: BillContext,
	vendorId: string,
	invitation: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `connect the vendor ${vendorId} with ${textOf(invitation, 'networkId')} in the BILL network`,
		method: 'POST',
		path: pathOf(vendorId),
		body: invitation,
		itemIndex,
		decode: toBillRecord,
	});
}

/** DELETE an invitation or a connection. Refused while payments are scheduled or in process. */
export async function deleteInvitation(ctx: BillContext, vendorId: string, itemIndex: number): Promise<void> {
	await billRequest(ctx, {
		intent: `end the network connection of the vendor ${vendorId}`,
		method: 'DELETE',
		path: pathOf(vendorId),
		itemIndex,
		decode: () => undefined,
	});
}

function pathOf(vendorId: string): string {
	return `/v3/network/invitation/vendor/${encodeURIComponent(vendorId)}`;
}
