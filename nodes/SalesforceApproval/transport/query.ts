import type { Record as SalesforceRecord } from 'jsforce/lib/types';
import type { SalesforceConnection } from './connection';

/** Salesforce sends pages of 200 to 2000 records; small wishes need not wait for big pages. */
const SMALLEST_PAGE = 200;

/**
 * Runs SOQL and follows the pages until `limit` records are there (`Infinity` for all). Child lists longer than a page
 * are completed as well when everything is wanted.
 *
 * @throws SalesforceRefusal, e.g. MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE
 */
export async function queryRecords<T extends SalesforceRecord>(
	salesforce: SalesforceConnection,
	soql: string,
	limit: number,
): Promise<T[]> {
	const headers: Record<string, string> =
		limit <= SMALLEST_PAGE ? { 'Sforce-Query-Options': `batchSize=${SMALLEST_PAGE}` } : {};
	const result = await salesforce.query<T>(soql, { autoFetch: true, maxFetch: limit, headers });
	return result.records;
}
