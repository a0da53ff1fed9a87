import type { Record as SalesforceRecord } from 'jsforce/lib/types';
import type { SalesforceConnection } from './connection';
import { readInBody } from './readInBody';

/** Ids of 18 characters in one query; SOQL may have 100,000 characters. */
export const IDS_IN_A_QUERY = 200;

/** Salesforce sends pages of 200 to 2000 records; small wishes need not wait for big pages. */
const SMALLEST_PAGE = 200;

/**
 * Characters of an address that is sent as such. Salesforce takes 16,384 bytes of address and headers together (app limits,
 * 2026-11), and tokens may have two thousand.
 */
export const LONGEST_ADDRESS = 12_000;

interface Page<T> {
	done: boolean;
	nextRecordsUrl?: string;
	records: T[];
}

/**
 * Runs SOQL and yields its pages as they come, so that whoever has enough stops asking. Child lists that are longer than
 * a page are completed before their page is handed on. A query too long for an address travels in a body.
 *
 * @throws SalesforceRefusedError, e.g. MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE
 */
export async function* queryPages<T extends SalesforceRecord>(
	salesforce: SalesforceConnection,
	soql: string,
	limit = Infinity,
): AsyncGenerator<T[]> {
	const headers: Record<string, string> =
		limit <= SMALLEST_PAGE ? { 'Sforce-Query-Options': `batchSize=${SMALLEST_PAGE}` } : {};
	let url: string | undefined = `/query?q=${encodeURIComponent(soql)}`;
	while (url !== undefined) {
		const page: Page<T> =
			url.length > LONGEST_ADDRESS
				? await readInBody<Page<T>>(salesforce, url, headers)
				: await salesforce.request<Page<T>>({ method: 'GET', url, headers });
		for (const record of page.records) await completeChildLists(salesforce, record);
		yield page.records;
		url = page.done ? undefined : page.nextRecordsUrl;
	}
}

/**
 * The records of a query, up to `limit` (`Infinity` for all).
 *
 * @throws SalesforceRefusedError, e.g. MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE
 */
export async function queryRecords<T extends SalesforceRecord>(
	salesforce: SalesforceConnection,
	soql: string,
	limit: number,
): Promise<T[]> {
	const records: T[] = [];
	for await (const page of queryPages<T>(salesforce, soql, limit)) {
		for (const record of page) records.push(record);
		if (records.length >= limit) return records.slice(0, limit);
	}
	return records;
}

async function completeChildLists(salesforce: SalesforceConnection, record: SalesforceRecord): Promise<void> {
	for (const value of Object.values(record)) {
		if (!isOpenList(value)) continue;
		let next: string | undefined = value.nextRecordsUrl;
		while (next !== undefined) {
			const page: Page<SalesforceRecord> = await salesforce.request<Page<SalesforceRecord>>(next);
			for (const child of page.records) value.records.push(child);
			next = page.done ? undefined : page.nextRecordsUrl;
		}
		value.done = true;
	}
}

function isOpenList(value: unknown): value is Page<SalesforceRecord> {
	if (typeof value !== 'object' || value === null || !('records' in value)) return false;
	return 'nextRecordsUrl' in value && Array.isArray(value.records);
}
