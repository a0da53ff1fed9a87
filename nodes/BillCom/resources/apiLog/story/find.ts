import { isSameRecord, objectsIn, type Entry } from './entries';

/** An invoice that entries are about. */
export interface Found {
	recordId: string;
	/** When the last entry about it was written. */
	lastSeen: string;
}

/**
 * The records of Salesforce that a person can mean: by record ID, invoice number, or the ID of bill or payment. In what was
 * read, and in a call that many invoices share, a value belongs to the record whose ID stands beside it; what was written
 * for one record alone is all about it.
 */
export function recordsMeantBy(asked: string, entries: Entry[]): Found[] {
	const wanted = asked.trim().toLowerCase();
	const found = new Map<string, Found>();
	for (const { records, sent, received, call, at } of entries) {
		const isItsOwn = records.length === 1 && !call.startsWith('GET ');
		const objects = [...objectsIn([sent, received])].filter((object) => hasValue(object, wanted));
		for (const recordId of records)
			if (
				isSameRecord(recordId, asked.trim()) ||
				objects.some((object) => isItsOwn || isRecord(object, recordId))
			)
				found.set(recordId, { recordId, lastSeen: at });
	}
	return [...found.values()];
}

function hasValue(object: Record<string, unknown>, wanted: string): boolean {
	return Object.values(object).some(
		(value) => typeof value === 'string' && value.trim().toLowerCase() === wanted,
	);
}

function isRecord({ Id }: Record<string, unknown>, recordId: string): boolean {
	return typeof Id === 'string' && isSameRecord(Id, recordId);
}
