import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { isRecord, parsedJson } from '../../shared/values/json';

/** A notification of BILL, decoded (BILL notification-payloads-reference, 2026-11). */
export interface BillNotification {
	/** BILL's id of the event, the same in every redelivery. */
	eventId: string;
	/** For example `payment.updated`. An open set. */
	eventType: string;
	organizationId: string;
	subscriptionId: string;
	/** What the event is about: the vendor, bill, payment … as BILL sent it; it may carry only the touched fields. */
	entity: IDataObject;
	/** The whole notification. */
	payload: IDataObject;
}

/**
 * Decodes a body. BILL's guide says the payload is escaped into a string, implementers receive an object; both are read.
 *
 * @returns undefined when this is no JSON object. Without an event id the SHA-256 of the body stands in for it.
 */
export function decodeNotification(rawBody: Buffer): BillNotification | undefined {
	const payload = unescaped(parsedJson(rawBody.toString('utf8')));
	if (!isRecord(payload)) return undefined;
	const metadata = isRecord(payload.metadata) ? payload.metadata : {};
	const text = (name: string) => (typeof metadata[name] === 'string' ? metadata[name] : '');
	return {
		eventId: text('eventId') || `sha256-${createHash('sha256').update(rawBody).digest('hex')}`,
		eventType: text('eventType') || 'unknown',
		organizationId: text('organizationId'),
		subscriptionId: text('subscriptionId'),
		entity: entityOf(payload),
		payload,
	};
}

/** The entity sits under its own name (`bill`, `vendor` …); mass payments lie flat beside the metadata. */
function entityOf(payload: IDataObject): IDataObject {
	const parts = Object.entries(payload).filter(([name]) => name !== 'metadata');
	const [[, only] = []] = parts;
	return parts.length === 1 && isRecord(only) ? only : Object.fromEntries(parts);
}

function unescaped(content: unknown): unknown {
	if (typeof content === 'string') return parsedJson(content);
	// An event-log record, and a relay that forwards one, carries the notification as text under `payload`.
	if (isRecord(content) && content.metadata === undefined && typeof content.payload === 'string') {
		return parsedJson(content.payload);
	}
	return content;
}
