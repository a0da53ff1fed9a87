import type { IDataObject } from 'n8n-workflow';
import { type ChangeHeader, contentOf } from './changeHeader';
import { valueAt } from '../../transport/flatRecord';
import type { LastValues } from './lastValues';

/** A change of a field that is asked for: "Approval_Status__c became Approved". */
export interface Transition {
	/** API name, or `BillingAddress.City`. */
	field: string;
	/** Empty means any value. */
	to: string;
	/** Empty means whatever it was before. */
	from: string;
}

/** Changes that let no field become anything (Salesforce Change Data Capture guide, header fields, 2026-11). */
const OTHER_CHANGES = ['DELETE', 'UNDELETE', 'SNAPSHOT'];

/** How the field came to its value. A change event has the new value only. */
export interface Passage {
	value: unknown;
	/** What the trigger itself saw the field become before; undefined when it has not seen it. */
	previous: unknown;
}

/** What an event says about a transition: it happened, it did not, or the event cannot tell. */
export type Finding = Passage | 'no' | 'untold';

/**
 * Whether a record's field became what is asked for: the event lists it as changed, or the record is new, and the new
 * value fits. The former value is known only if this trigger has seen it since it started; `from` leaves an event out
 * only where the known former value is another one.
 */
export function findTransition(
	{ field, to, from }: Transition,
	{ header, payload, recordId, isNews }: Change,
	lastValues: LastValues,
): Finding {
	const { changeType, changedFields, diffFields } = header;
	if (changeType.startsWith('GAP_')) return changeType === 'GAP_DELETE' ? 'no' : 'untold';
	if (OTHER_CHANGES.includes(changeType)) return 'no';
	// Of a kind nobody knows, the record has to tell.
	if (changeType !== 'UPDATE' && changeType !== 'CREATE') return 'untold';
	if (changeType === 'UPDATE' && !includes(changedFields, field)) return 'no';
	// The payload has a difference to a value that is not at hand.
	if (includes(diffFields, field)) return 'untold';
	const value = valueAt(contentOf(payload, header), field) ?? null;
	// What is remembered may stem from this very event when it comes again.
	const before = isNews ? lastValues.of(recordId) : undefined;
	const previous = changeType === 'CREATE' ? null : before;
	if (isNews) lastValues.note(recordId, value);
	if (to !== '' && !isSame(value, to)) return 'no';
	if (from !== '' && previous !== undefined && !isSame(previous, from)) return 'no';
	return { value, previous };
}

/** One record's part in a change event. */
export interface Change {
	header: ChangeHeader;
	payload: IDataObject;
	recordId: string;
	/** False for an event that came before: what it says about the record may be out of date. */
	isNews: boolean;
}

/** Salesforce compares picklists and texts without case; numbers and checkboxes are compared as they are written. */
export function isSame(value: unknown, wanted: string): boolean {
	if (value === null || value === undefined) return false;
	if (typeof value === 'number') return value === Number(wanted);
	return String(value).trim().toLowerCase() === wanted.trim().toLowerCase();
}

function includes(names: string[], wanted: string): boolean {
	return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}
