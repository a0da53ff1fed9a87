import { sleep } from 'n8n-workflow';
import { API_VERSION } from './apiVersion';
import type { SalesforceConnection } from './connection';
import { decodeRefusal, SalesforceRefusedError } from './refusal';
import { isRefusedBeforeAnyEffect, MAX_ATTEMPTS, waitMsBefore } from './retryRule';

/** One write that may share a call with others of its kind. */
export type SharedWrite =
	| { kind: 'create' | 'update'; objectName: string; values: Record<string, unknown>; key?: string }
	| { kind: 'upsert'; objectName: string; field: string; values: Record<string, unknown>; key: string }
	| { kind: 'delete'; objectName: string; key: string }
	/** A request of its own with headers or parameters, which collections do not take. */
	| {
			kind: 'request';
			method: string;
			path: string;
			headers?: Record<string, string>;
			body?: object;
			key: string;
	  };

/** What became of one write: Salesforce's result, or why not. */
export type WriteResult = Record<string, unknown> | SalesforceRefusedError;

/** Records in a collection, and subrequests in a composite call (REST guide, API 67). */
const COLLECTION_SIZE = 200;
const COMPOSITE_SIZE = 25;

/** Most writes of this kind that share one call. */
export function callSize({ kind }: SharedWrite): number {
	return kind === 'request' ? COMPOSITE_SIZE : COLLECTION_SIZE;
}

/** Writes of different groups never share a call. */
export function callGroup(write: SharedWrite): string {
	if (write.kind === 'upsert') return `upsert ${write.objectName} ${write.field}`;
	// A collection may change from one object to another ten times (REST guide, API 67); one object a call never does.
	return write.kind === 'request' ? write.kind : `${write.kind} ${write.objectName}`;
}

/**
 * Sends writes of one group in one call, `allOrNone` off: the good ones stay although others are refused. What another
 * process held meanwhile is sent again, after a wait and alone. One result for each write, in their order.
 *
 * @throws what `request` throws when the call as a whole was refused or nobody answered
 */
export async function sendTogether(
	salesforce: SalesforceConnection,
	writes: SharedWrite[],
): Promise<WriteResult[]> {
	const results = await sendOnce(salesforce, writes);
	for (let attempt = 2; attempt <= MAX_ATTEMPTS; attempt++) {
		const held = results.flatMap((result, index) => (isHeld(result) ? [index] : []));
		if (held.length === 0) break;
		await sleep(waitMsBefore(attempt));
		const again = await sendOnce(
			salesforce,
			held.map((index) => writes[index]),
		);
		held.forEach((index, at) => (results[index] = again[at]));
	}
	return results;
}

function isHeld(result: WriteResult): boolean {
	return result instanceof SalesforceRefusedError && isRefusedBeforeAnyEffect(result);
}

async function sendOnce(salesforce: SalesforceConnection, writes: SharedWrite[]): Promise<WriteResult[]> {
	const [first] = writes;
	if (first.kind === 'request') return await sendComposite(salesforce, writes);
	const path = '/composite/sobjects';
	const send = async (method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: object) =>
		(await salesforce.exchange(method, address, { body })).body;
	const records = writes.map((write) =>
		'objectName' in write && 'values' in write
			? { attributes: { type: write.objectName }, ...write.values }
			: {},
	);
	const collection = { allOrNone: false, records };
	let answer: unknown;
	if (first.kind === 'create') answer = await send('POST', path, collection);
	else if (first.kind === 'update') answer = await send('PATCH', path, collection);
	else if (first.kind === 'upsert')
		answer = await send('PATCH', `${path}/${first.objectName}/${first.field}`, collection);
	else answer = await send('DELETE', `${path}?ids=${writes.map(({ key }) => key).join(',')}&allOrNone=false`);
	return resultsOf(answer, writes.length);
}

async function sendComposite(
	salesforce: SalesforceConnection,
	writes: SharedWrite[],
): Promise<WriteResult[]> {
	const compositeRequest = writes.flatMap((write, index) => {
		if (write.kind !== 'request') return [];
		const { method, path, headers, body } = write;
		salesforce.assertStaysInPath(path);
		const url = `/services/data/v${API_VERSION}${path}`;
		return [{ method, url, referenceId: `write${index}`, ...(headers && { httpHeaders: headers }), body }];
	});
	const reply = await salesforce.exchange('POST', '/composite', {
		body: { allOrNone: false, compositeRequest },
	});
	const { compositeResponse = [] } = (reply.body ?? {}) as {
		compositeResponse?: Array<{ httpStatusCode: number; body: unknown }>;
	};
	return writes.map((_, index) => {
		const { httpStatusCode, body } = compositeResponse[index] ?? { httpStatusCode: 200, body: NO_RESULT };
		if (httpStatusCode >= 300 || body === NO_RESULT) return decodeRefusal(httpStatusCode, body);
		return typeof body === 'object' && body !== null ? { ...body } : {};
	});
}

/** A collection answers with one result for each record; a missing one must not pass for a success. */
function resultsOf(answer: unknown, count: number): WriteResult[] {
	const list: unknown[] = Array.isArray(answer) ? answer : [];
	return Array.from({ length: count }, (_, index) => {
		const result = list[index];
		if (typeof result !== 'object' || result === null) return decodeRefusal(200, NO_RESULT);
		const { success, errors } = result as { success?: unknown; errors?: unknown };
		return success === true ? { ...result } : decodeRefusal(200, errors ?? NO_RESULT);
	});
}

const NO_RESULT = 'Salesforce answered without a result for this item';
