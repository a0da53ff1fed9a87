import type { Record as SalesforceRecord } from 'jsforce/lib/types';
import { to18 } from '../../../shared/salesforceId';
import { attempt } from '../../transport/attempt';
import type { SalesforceConnection } from '../../transport/connection';
import { IDS_IN_A_QUERY, LONGEST_ADDRESS, queryPages } from '../../transport/query';
import { SalesforceRefusedError } from '../../transport/refusal';
import { quoted } from '../../transport/soqlLiterals';

/** Characters of one id in an address: 18, two quotation marks and a comma, encoded. */
const ID_IN_AN_ADDRESS = encodeURIComponent(`${quoted('a'.repeat(18))}, `).length;

/** Fewer ids than this in a query save no address worth the calls. */
const FEWEST_IDS = 50;

/** One record has one key, whichever form its id has: 18 characters are the same in any case. */
export function idKey(id: string): string {
	return to18(id).toLowerCase();
}

/**
 * How many ids share one query: as many as fit into an address with the SELECT; where that alone is about as long as an
 * address may be, the query travels in a body and takes them all.
 */
export function idsInAQuery(select: string): number {
	const room = LONGEST_ADDRESS - encodeURIComponent(select).length - 100;
	const fitting = Math.floor(room / ID_IN_AN_ADDRESS);
	return fitting < FEWEST_IDS ? IDS_IN_A_QUERY : Math.min(fitting, IDS_IN_A_QUERY);
}

/**
 * The records of one query, by `idKey`. What is not there, or hidden, is not among them.
 *
 * @param select `SELECT … FROM <object>`
 * @param ids at most `idsInAQuery(select)`
 * @throws SalesforceRefusedError, e.g. INVALID_FIELD, INVALID_TYPE
 */
export async function readByIds(
	salesforce: SalesforceConnection,
	select: string,
	ids: string[],
): Promise<Map<string, SalesforceRecord>> {
	const found = new Map<string, SalesforceRecord>();
	if (ids.length === 0) return found;
	const list = [...new Set(ids)].map(quoted).join(', ');
	const read = await attempt(async () => {
		for await (const page of queryPages(salesforce, `${select} WHERE Id IN (${list})`))
			for (const record of page) found.set(idKey(String(record.Id)), record);
	});
	if ('value' in read) return found;
	const others = ids.filter((id) => !isNamedAsNoId(read.failure, id));
	if (others.length === ids.length) throw read.failure;
	return await readByIds(salesforce, select, others);
}

/** Salesforce refuses a whole query for one id whose check letters do not fit, and names it. */
function isNamedAsNoId(failure: unknown, id: string): boolean {
	return (
		failure instanceof SalesforceRefusedError &&
		failure.code === 'INVALID_QUERY_FILTER_OPERATOR' &&
		failure.message.includes(id)
	);
}
