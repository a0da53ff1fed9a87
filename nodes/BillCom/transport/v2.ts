import type { IDataObject } from 'n8n-workflow';
import type { Connection } from './connection';
import { deliver } from './delivery';
import type { Refusal } from './refusal';
import { V2_HEADERS } from './v2Form';
import type { Outcome } from './wire';
import { parseOrKeep } from '../../shared/values/json';

/** One call of BILL v2, which v3 replaces where it can (BILL v2 api-structure, 2026-11). */
export interface BillV2Call<T> {
	/** Continues "BILL did not …". */
	intent: string;
	/** Behind `/api/v2/`, for example `List/Vendor.json`. */
	endpoint: string;
	data: IDataObject;
	isRepeatable: boolean;
	itemIndex?: number;
	decode: (data: unknown) => T;
}

/**
 * Sends one v2 call and returns the decoded `response_data`. v2 says everything with HTTP 200, an expired session too;
 * that is renewed and the call sent once more.
 */
export async function sendV2Call<T>(connection: Connection, call: BillV2Call<T>): Promise<T> {
	const body = await deliver(connection, {
		call: {
			intent: call.intent,
			method: 'POST',
			path: `/api/v2/${call.endpoint}`,
			itemIndex: call.itemIndex ?? connection.itemIndex,
		},
		isRepeatable: call.isRepeatable,
		request: {
			options: {
				method: 'POST',
				url: `${connection.credential.bases.v2}/${call.endpoint}`,
				headers: V2_HEADERS,
				body: { data: JSON.stringify(call.data) },
			},
			isExpired: isV2Expired,
		},
		refusalsIn: v2Refusals,
		isAnswered: isDone,
	});
	return call.decode(toEnvelope(body).response_data);
}

function isV2Expired(outcome: Outcome): boolean {
	if (outcome.kind !== 'answer') return false;
	return outcome.status === 401 || v2Refusals(outcome.body)?.[0].code === 'BDC_1109';
}

/** An empty answer, or a page of somebody in between, tells neither that the call was done nor that it was refused. */
function isDone(body: unknown): boolean {
	return toEnvelope(body).response_status === 0;
}

function v2Refusals(body: unknown): [Refusal, ...Refusal[]] | undefined {
	const { response_status: status, response_data: data } = toEnvelope(body);
	if (typeof status !== 'number' || status === 0) return undefined;
	const { error_code: code, error_message: message } = (data ?? {}) as Record<string, unknown>;
	return [
		{
			code: typeof code === 'string' ? code : '',
			message: typeof message === 'string' ? message : 'no explanation',
		},
	];
}

function toEnvelope(body: unknown): { response_status?: unknown; response_data?: unknown } {
	const value: unknown = parseOrKeep(body);
	return typeof value === 'object' && value !== null ? value : {};
}
