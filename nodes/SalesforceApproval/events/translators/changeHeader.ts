import type { IDataObject } from 'n8n-workflow';
import { to18 } from '../../../shared/salesforceId';

/** What Salesforce says about a change (Salesforce Change Data Capture guide, header fields, 2026-11). */
export interface ChangeHeader {
	entityName: string;
	/** 18 characters each. Several records when the same change was made to all of them in one transaction. */
	recordIds: string[];
	/**
	 * Set where Salesforce writes `a00*` instead of ids: something was done to all records of the object, as when the type
	 * of a field was converted.
	 */
	isOfAllRecords: boolean;
	/** Same for every change of one transaction; '' where the event names none. */
	transactionKey: string;
	/** Place of the change within its transaction. */
	sequenceNumber: number;
	/** CREATE, UPDATE, DELETE, UNDELETE, or GAP_ and one of them, or GAP_OVERFLOW. */
	changeType: string;
	commitUser: string;
	/** Epoch milliseconds. */
	commitTimestamp: number;
	/** Names; parts of a compound field as `BillingAddress.City`. Of an update only. */
	changedFields: string[];
	nulledFields: string[];
	/** Fields of which the payload has a difference instead of the value. */
	diffFields: string[];
}

/**
 * Reads the header of a change event. CometD leaves nulled and diff fields out, and may leave changed ones out: there the
 * payload has what changed and nothing else.
 *
 * @throws {Error} when there is no header, or it names no object
 */
export function readHeader(payload: IDataObject): ChangeHeader {
	const { ChangeEventHeader: header } = payload;
	if (typeof header !== 'object' || header === null || Array.isArray(header) || header instanceof Date)
		throw new Error('it has no ChangeEventHeader, so it is no change event');
	const fields = header as IDataObject;
	const entityName = String(fields.entityName ?? '');
	const changeType = String(fields.changeType ?? '');
	if (entityName === '' || changeType === '')
		throw new Error('its ChangeEventHeader names no object or no kind of change');
	const ids = namesIn(fields.recordIds);
	return {
		entityName,
		changeType,
		recordIds: ids.filter(isRecordId).map(to18),
		isOfAllRecords: ids.some((id) => id.endsWith('*')),
		transactionKey: String(fields.transactionKey ?? ''),
		sequenceNumber: Number(fields.sequenceNumber ?? 0),
		commitUser: String(fields.commitUser ?? ''),
		commitTimestamp: Number(fields.commitTimestamp),
		changedFields: Array.isArray(fields.changedFields)
			? namesIn(fields.changedFields)
			: namesOfContent(payload, changeType),
		nulledFields: namesIn(fields.nulledFields),
		diffFields: namesIn(fields.diffFields),
	};
}

/**
 * The id of a change of a record: the transaction and the place within it, which every delivery of the change repeats,
 * and which no other change of the record shares.
 */
export function changeIdOf({ transactionKey, sequenceNumber }: ChangeHeader, eventId: string): string {
	return transactionKey === '' ? eventId : `${transactionKey}-${sequenceNumber}`;
}

/** Reads the header and the moment of the change. @throws {Error} what {@link readHeader} throws, or when there is none */
export function readTimedHeader(payload: IDataObject): ChangeHeader {
	const header = readHeader(payload);
	if (Number.isNaN(new Date(header.commitTimestamp).getTime()))
		throw new Error('its commitTimestamp is no time');
	return header;
}

/** The content of a change event without its header, and of an update without what did not change. */
export function contentOf(payload: IDataObject, { changeType, changedFields }: ChangeHeader): IDataObject {
	const entries = Object.entries(payload).filter(([name]) => name !== 'ChangeEventHeader');
	if (changeType !== 'UPDATE') return Object.fromEntries(entries.filter(([, value]) => value !== null));
	const isChanged = (name: string) => changedFields.includes(name);
	return Object.fromEntries(
		entries.flatMap(([name, value]): Array<[string, IDataObject[string]]> => {
			if (isChanged(name)) return [[name, value]];
			if (typeof value !== 'object' || value === null) return [];
			const parts = Object.entries(value).filter(([part]) => isChanged(`${name}.${part}`));
			return parts.length > 0 ? [[name, Object.fromEntries(parts)]] : [];
		}),
	);
}

function namesOfContent(payload: IDataObject, changeType: string): string[] {
	if (changeType !== 'UPDATE') return [];
	return Object.keys(payload).filter((name) => name !== 'ChangeEventHeader');
}

function namesIn(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

/** An overflow event may carry an id of zeros, and `a00*` stands for no record but for all. */
function isRecordId(id: string): boolean {
	return /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id) && !/^0+[A-Z]{0,3}$/.test(id);
}
