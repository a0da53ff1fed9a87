import type { IDataObject } from 'n8n-workflow';
import { foldedText, normalName } from '../../../../shared/names';
import { objectOf, textOf, toBillRecord } from '../../../records/record';
import type { BillClient } from '../../../transport/client';

/** Fields that tell vendors of one name apart, where both sides have them; list rows can be thinner. */
const TELLING_FIELDS = ['email', 'phone', 'accountNumber', 'shortName'];
const TELLING_ADDRESS_FIELDS = ['line1', 'city', 'zipOrPostalCode', 'country'];

/**
 * Which record is which draft's: one of the same name, and nothing that contradicts it. No record goes to two drafts. Two
 * drafts of one call may spell one name differently, so the exact spelling goes before the normal form.
 *
 * @param isWhole whether the records are the answer to these drafts and nothing else: then the one left over belongs to the
 * one left over, however BILL has written its name
 */
export function matchVendors<Draft extends { body: IDataObject }>(
	drafts: Draft[],
	records: IDataObject[],
	isWhole: boolean,
): Map<Draft, IDataObject> {
	const free = new Set(records);
	const matches = new Map<Draft, IDataObject>();
	for (const isSameName of [isSpelledAlike, isOfOneName]) {
		for (const draft of drafts) {
			if (matches.has(draft)) continue;
			const record = [...free].find(
				(candidate) => isSameName(draft.body, candidate) && isNoContradiction(draft.body, candidate),
			);
			if (!record) continue;
			free.delete(record);
			matches.set(draft, record);
		}
	}
	const [lonely, ...others] = drafts.filter((draft) => !matches.has(draft));
	const [left] = free;
	if (isWhole && lonely && others.length === 0 && left && free.size === 1) matches.set(lonely, left);
	return matches;
}

function isSpelledAlike(draft: IDataObject, record: IDataObject): boolean {
	return draft.name === record.name;
}

function isOfOneName(draft: IDataObject, record: IDataObject): boolean {
	return normalName(textOf(draft, 'name')) === normalName(textOf(record, 'name'));
}

function isNoContradiction(draft: IDataObject, record: IDataObject): boolean {
	const [wanted, has] = [objectOf(draft, 'address'), objectOf(record, 'address')];
	return (
		TELLING_FIELDS.every((field) => agree(draft[field], record[field])) &&
		TELLING_ADDRESS_FIELDS.every((field) => agree(wanted[field], has[field]))
	);
}

function agree(wanted: unknown, has: unknown): boolean {
	return wanted === undefined || has === undefined || foldedText(String(wanted)) === foldedText(String(has));
}

/** By how much our clock may be ahead of BILL's. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** The vendors BILL has created since an instant of our clock, and shortly before it, newest first. */
export async function findFreshVendors(client: BillClient, sinceMs: number): Promise<IDataObject[]> {
	return await client.rows({
		intent: 'look for the vendors that were just sent',
		path: '/v3/vendors',
		filters: [
			{ field: 'createdTime', op: 'gte', value: new Date(sinceMs - CLOCK_DIFFERENCE_MS).toISOString() },
		],
		sort: 'createdTime:desc',
		decodeRow: toBillRecord,
	});
}
