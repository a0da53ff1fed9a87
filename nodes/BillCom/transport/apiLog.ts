import { AsyncLocalStorage } from 'node:async_hooks';
import type { GenericValue, IDataObject } from 'n8n-workflow';
import { redactQuery, redactRecord } from '../../shared/redaction';
import { isRecord, parseOrKeep } from '../../shared/values/json';
import { processWide } from '../../shared/memory/processWide';

/** One BILL call as it happened. Secrets, bank numbers and tokens are masked. `status` is 0 without an answer. */
export interface LoggedCall extends IDataObject {
	method: string;
	path: string;
	status: number;
	milliseconds: number;
	request: GenericValue;
	response: GenericValue;
	/** Why there was no answer. */
	reason?: string;
}

/** What `recordCall` is told: bodies as they were sent and received. */
export interface CallRecord {
	method: string;
	url: string;
	status: number;
	milliseconds: number;
	request: unknown;
	response: unknown;
	reason?: string;
}

/** Longer bodies, such as pages of a list and files, are described instead of shown. */
const SHOWN_CHARACTERS = 10_000;

/** Runs work and writes every BILL call it makes into `log`, also when it fails. */
export async function withApiLog<T>(log: LoggedCall[], work: () => Promise<T>): Promise<T> {
	return await storage().run(log, work);
}

/** Whether somebody wants to know; without that nothing is copied or masked. */
export function isLogged(): boolean {
	return storage().getStore() !== undefined;
}

/** Notes a call for the item that made it. The sign-in runs in the bundle of the credential, hence process-wide. */
export function recordCall({ url, request, response, ...call }: CallRecord): void {
	const log = storage().getStore();
	log?.push({ ...call, path: pathOf(url), request: shown(request), response: shown(response) });
}

function storage(): AsyncLocalStorage<LoggedCall[]> {
	return processWide('apiLog', () => new AsyncLocalStorage<LoggedCall[]>());
}

function pathOf(url: string): string {
	const { pathname, search } = new URL(url);
	return `${pathname}${redactQuery(search)}`;
}

function shown(body: unknown): GenericValue {
	if (body === undefined || body === null || body === '') return null;
	if (Buffer.isBuffer(body)) return `${body.length} bytes`;
	const masked = redactRecord(decoded(body)) as GenericValue;
	const text = JSON.stringify(masked) ?? '';
	return text.length > SHOWN_CHARACTERS ? `${text.length} characters, not shown` : masked;
}

/** v2 sends JSON inside a form field and may answer with JSON as text. */
function decoded(body: unknown): unknown {
	if (typeof body === 'string') return parseOrKeep(body);
	if (!isRecord(body) || typeof body.data !== 'string') return body;
	return { ...body, data: parseOrKeep(body.data) };
}
