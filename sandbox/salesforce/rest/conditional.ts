import type { Call } from '../http/route';
import type { Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';

/**
 * Reads `If-Unmodified-Since` as an optimistic lock, to the second.
 * @throws {Refusal} 412 when the record is newer, 400 when the header is no HTTP date
 */
export function checkUnmodified({ headers }: Pick<Call, 'headers'>, row: Row): void {
	const since = headerTime(headers, 'if-unmodified-since');
	if (since !== undefined && modifiedAt(row) > since) throw refusal('preconditionFailed');
}

/** True when `If-Modified-Since` is given and the record is not newer, which is answered with 304. */
export function isUnmodified({ headers }: Pick<Call, 'headers'>, row: Row): boolean {
	const since = headerTime(headers, 'if-modified-since');
	return since !== undefined && modifiedAt(row) <= since;
}

/** `Last-Modified` of a record. */
export function lastModified(row: Row): string {
	return new Date(modifiedAt(row)).toUTCString();
}

function modifiedAt(row: Row): number {
	return Date.parse(String(row.LastModifiedDate ?? row.SystemModstamp).replace('+0000', 'Z'));
}

function headerTime(headers: Call['headers'], header: string): number | undefined {
	const value = headers[header];
	if (value === undefined) return undefined;
	const time = Date.parse(value);
	if (Number.isNaN(time)) throw refusal('malformedHeader', { header, value });
	return time;
}
