import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { rowsOf, textOf, toBillRecord } from '../../records/record';

/**
 * GET /v3/login/organizations, 100 a page: those the sign-in can reach, consoles included. BILL documents neither filter
 * nor sort for this list, so only the cursor is sent.
 */
export async function reachableOrganizations(
	ctx: BillContext,
	limit: number,
	itemIndex: number,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let page = '';
	do {
		const answer = await billRequest(ctx, {
			intent: 'list the organizations of the sign-in',
			method: 'GET',
			path: '/v3/login/organizations',
			...(page && { query: { page } }),
			itemIndex,
			isAnswered: (body) => rowsOf(body) !== undefined,
			decode: (body) => ({ rows: rowsOf(body) ?? [], nextPage: textOf(toBillRecord(body), 'nextPage') }),
		});
		records.push(...answer.rows.map(toBillRecord));
		page = answer.nextPage === page ? '' : answer.nextPage;
	} while (page && records.length < limit);
	return records.slice(0, limit);
}
