import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { recordsOf, rowsOf } from '../../records/record';

/** The ceiling of BILL's other lists (assumed for this one). */
const PAGE_SIZE = 100;

/** Which entries of a vendor's history to read. */
export interface AuditTrailRequest {
	vendorId: string;
	includeArchived: boolean;
	/** Without it everything. */
	limit?: number;
}

/** The recorded changes of a vendor, oldest first. BILL pages by place instead of by cursor here. */
export async function readAuditTrail(
	client: BillClient,
	{ vendorId, includeArchived, limit = Number.POSITIVE_INFINITY }: AuditTrailRequest,
): Promise<IDataObject[]> {
	const entries: IDataObject[] = [];
	let max: number;
	let page: IDataObject[];
	let before = '';
	do {
		max = Math.min(PAGE_SIZE, limit - entries.length);
		page = await client.request({
			intent: `return the audit trail of the vendor ${vendorId}`,
			method: 'GET',
			path: `/v3/reports/audit-trail/vendor/${encodeURIComponent(vendorId)}`,
			query: { start: entries.length, max, includeArchived },
			isAnswered: (body) => rowsOf(body) !== undefined,
			decode: (body) => recordsOf(body),
		});
		// BILL does not document what `start` counts: the same page again would never end.
		const shownAgain = JSON.stringify(page);
		if (shownAgain === before) break;
		before = shownAgain;
		entries.push(...page.slice(0, max));
	} while (page.length >= max && entries.length < limit);
	return entries;
}
