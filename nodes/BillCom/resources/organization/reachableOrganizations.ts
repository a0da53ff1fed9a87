import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { rowsOf, textOf, toBillRecord } from '../../records/record';

/**
 * GET /v3/login/organizations, 100 a page: those the sign-in can reach, consoles included. BILL documents neither filter
 * nor sort for this list, so only the cursor is sent.
 */
export async function reachableOrganizations(client: BillClient, limit: number): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let page = '';
	do {
		const answer = await client.request({
			intent: 'list the organizations of the sign-in',
			method: 'GET',
			path: '/v3/login/organizations',
			...(page && { query: { page } }),
			isAnswered: (body) => rowsOf(body) !== undefined,
			decode: (body) => ({ rows: rowsOf(body) ?? [], nextPage: textOf(toBillRecord(body), 'nextPage') }),
		});
		records.push(...answer.rows.map(toBillRecord));
		page = answer.nextPage === page ? '' : answer.nextPage;
	} while (page && records.length < limit);
	return records.slice(0, limit);
}
