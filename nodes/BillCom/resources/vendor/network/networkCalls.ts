import type { IDataObject } from 'n8n-workflow';
import { tidyName } from '../../../../shared/names';
import type { BillClient } from '../../../transport/client';
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
export async function searchNetwork(client: BillClient, query: NetworkQuery): Promise<IDataObject[]> {
	return await client.request({
		intent: `search the BILL network for ${query.name}`,
		method: 'GET',
		path: '/v3/network',
		query: { ...query, name: tidyName(query.name) },
		isAnswered: (body) => rowsOf(body) !== undefined,
		decode: (body) => recordsOf(body),
	});
}

/** GET how a vendor stands to the network: `status` NOT_CONNECTED, PENDING, CONNECTED or CONNECTED_RPPS (BILL, 2024-05). */
export async function readInvitation(client: BillClient, vendorId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the network connection of the vendor ${vendorId}`,
		method: 'GET',
		path: pathOf(vendorId),
		isAnswered: (body) => textOf(toBillRecord(body), 'status') !== '',
		decode: toBillRecord,
	});
}

/** POST an invitation. Organizations that connect by themselves are connected at once; others have 60 days. */
export async function postInvitation(
	client: BillClient,
	vendorId: string,
	invitation: IDataObject,
): Promise<IDataObject> {
	return await client.request({
		intent: `connect the vendor ${vendorId} with ${textOf(invitation, 'networkId')} in the BILL network`,
		method: 'POST',
		path: pathOf(vendorId),
		body: invitation,
		decode: toBillRecord,
	});
}

/** DELETE an invitation or a connection. Refused while payments are scheduled or in process. */
export async function deleteInvitation(client: BillClient, vendorId: string): Promise<void> {
	await client.request({
		intent: `end the network connection of the vendor ${vendorId}`,
		method: 'DELETE',
		path: pathOf(vendorId),
		decode: () => undefined,
	});
}

function pathOf(vendorId: string): string {
	return `/v3/network/invitation/vendor/${encodeURIComponent(vendorId)}`;
}
