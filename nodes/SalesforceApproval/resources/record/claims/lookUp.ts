import type { Record as SalesforceRecord } from 'jsforce/lib/types';
import type { SalesforceConnection } from '../../../transport/connection';
import { queryRecords } from '../../../transport/query';
import { quoted } from '../../../transport/soqlLiterals';
import type { ClaimPlace, KeptClaim } from './claim';

/** Characters of the keys in one query, encoded, so that the query fits into an address with the rest of it. */
const KEYS_IN_AN_ADDRESS = 10_000;

/** Finds the kept claim of a key. */
export type FindKept = (key: string) => KeptClaim | undefined;

/**
 * The claims that are kept for some keys, in as few queries as fit into addresses.
 *
 * @throws SalesforceRefusedError, NoAnswerError
 */
export async function lookUp(
	salesforce: SalesforceConnection,
	place: ClaimPlace,
	keys: string[],
): Promise<FindKept> {
	const { objectName, keyField, holderField } = place;
	const columns = ['Id', keyField, holderField, 'LastModifiedDate', 'SystemModstamp'].join(', ');
	const kept = new Map<string, KeptClaim>();
	for (const list of inAddresses([...new Set(keys)])) {
		const soql = `SELECT ${columns} FROM ${objectName} WHERE ${keyField} IN (${list.join(', ')})`;
		for (const record of await queryRecords(salesforce, soql, Infinity)) {
			const claim = toKept(place, record);
			kept.set(claim.key, claim);
		}
	}
	const inAnyCase = new Map([...kept].map(([key, claim]) => [key.toLowerCase(), claim]));
	// A unique field that does not tell cases apart refuses a key for one in another case; one that does finds only its own.
	return (key) => kept.get(key) ?? inAnyCase.get(key.toLowerCase());
}

function toKept({ keyField, holderField }: ClaimPlace, record: SalesforceRecord): KeptClaim {
	return {
		id: String(record.Id),
		key: textIn(record, keyField),
		holder: textIn(record, holderField),
		changedAt: textIn(record, 'LastModifiedDate'),
		stamp: textIn(record, 'SystemModstamp'),
	};
}

/** Salesforce answers with its own spelling of a name. */
function textIn(record: SalesforceRecord, name: string): string {
	const found: unknown = Object.entries(record).find(
		([field]) => field.toLowerCase() === name.toLowerCase(),
	)?.[1];
	return typeof found === 'string' ? found : '';
}

/** The keys as literals, in lists that are short enough. */
function inAddresses(keys: string[]): string[][] {
	const lists: string[][] = [];
	let length = Infinity;
	for (const literal of keys.map(quoted)) {
		const more = encodeURIComponent(`${literal}, `).length;
		if (length + more > KEYS_IN_AN_ADDRESS) {
			lists.push([]);
			length = 0;
		}
		lists[lists.length - 1].push(literal);
		length += more;
	}
	return lists;
}
