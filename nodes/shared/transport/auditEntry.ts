import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { redactQuery, redactRecord } from '../redaction';
import { parseOrKeep } from '../values/json';

/**
 * One call of an API as the audit trail keeps it, secrets masked: texts only, so that every database returns them as they
 * were and the digest can be computed again anywhere.
 */
export interface KeptCall extends IDataObject {
	at: string;
	system: string;
	/** Method and path. */
	call: string;
	/** The HTTP status, why there was no answer, or `INTENT`. */
	outcome: string;
	milliseconds: string;
	/** The records it was made for, a blank between them. */
	records: string;
	request: string;
	answer: string;
	workflowName: string;
	/** The id of the execution. */
	run: string;
	nodeName: string;
	/** SHA-256 of all fields above, as `digestOf` puts them together. */
	digest: string;
}

/** What is said about a call before it leaves. */
export interface WireRequest {
	system: string;
	method: string;
	url: string;
	request: unknown;
}

/** A call as it went over the wire. */
export interface WireCall extends WireRequest {
	/** 0 without an answer. */
	status: number;
	reason?: string;
	milliseconds: number;
	answer: unknown;
	/** When its intent was stored, where one was. */
	at?: string;
}

/** Who calls, and for which records. */
export interface Caller {
	workflowName: string;
	run: string;
	nodeName: string;
	records: string;
}

/** The outcome of an entry that was stored before its call left. */
export const INTENT = 'about to be sent';
/** PostgreSQL keeps no NUL, and half of a surrogate pair has no UTF-8. */
const NOT_STORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Bodies longer than that, and answers that belong to no record, are cut; their digest and length remain. */
const KEPT_CHARACTERS = 200_000;
const KEPT_WITHOUT_RECORD = 2_000;
/** Lists are read every hour: what they hold today is not what an auditor asks, and room is short. */
const KEPT_OF_LIST = 200;
/** Says how a system is set up, whichever record it was read for: in a grown org hundreds of kilobytes each time. */
const SET_UP = /\/describe$|\/classifications\//;

/** The entry of a call that was made. */
export function resultOf(call: WireCall, caller: Caller): KeptCall {
	const { status, reason, milliseconds, answer } = call;
	const at = call.at ?? new Date(Date.now() - milliseconds).toISOString();
	return entryOf(call, caller, {
		at,
		outcome: status > 0 ? String(status) : `no answer: ${reason ?? 'unknown'}`,
		milliseconds: String(Math.round(milliseconds)),
		answer: textOf(answer, keptOf(call, caller)),
	});
}

/** How many characters of an answer are kept. */
function keptOf({ method, url, status }: WireCall, { records }: Caller): number {
	const isList = method === 'GET' && (records === '' || SET_UP.test(new URL(url).pathname));
	if (isList && status < 400) return KEPT_OF_LIST;
	return records === '' ? KEPT_WITHOUT_RECORD : KEPT_CHARACTERS;
}

/** The entry of a call that is about to be made. Its result carries the same `at`, `run` and `call`. */
export function intentOf(request: WireRequest, caller: Caller, at: string): KeptCall {
	return entryOf(request, caller, { at, outcome: INTENT, milliseconds: '', answer: '' });
}

function entryOf(
	{ system, method, url, request }: WireRequest,
	{ workflowName, run, nodeName, records }: Caller,
	{ at, outcome, milliseconds, answer }: Pick<KeptCall, 'at' | 'outcome' | 'milliseconds' | 'answer'>,
): KeptCall {
	const { pathname, search } = new URL(url);
	const call = {
		at,
		system,
		call: `${method} ${pathname}${redactQuery(search)}`,
		outcome,
		milliseconds,
		records,
		request: textOf(request, KEPT_CHARACTERS),
		answer,
		workflowName,
		run,
		nodeName,
	};
	return { ...call, digest: digestOf(Object.values(call)) };
}

/** The canonical form of an entry: its fields in this order as a JSON list, as UTF-8 (docs/audit.md). */
function digestOf(fields: string[]): string {
	return sha256(JSON.stringify(fields));
}

function textOf(body: unknown, most: number): string {
	if (body === undefined || body === null || body === '') return '';
	if (Buffer.isBuffer(body)) return `${body.length} bytes`;
	const masked = redactRecord(decoded(body));
	const text = typeof masked === 'string' ? masked : (JSON.stringify(masked) ?? '');
	const storable = text.replace(NOT_STORABLE, '');
	if (storable.length <= most) return storable;
	return `${storable.slice(0, most).replace(NOT_STORABLE, '')}… (${storable.length} characters in all, SHA-256 ${sha256(storable)})`;
}

/** Both APIs speak JSON; v2 of BILL sends it inside a form field and may answer with JSON as text. */
function decoded(body: unknown): unknown {
	if (typeof body === 'string') return parseOrKeep(body);
	const { data } = Object(body) as { data?: unknown };
	return typeof data === 'string' ? { ...Object(body), data: parseOrKeep(data) } : body;
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
