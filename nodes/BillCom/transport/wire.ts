import { Readable } from 'node:stream';
import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NEVER_CONNECTED } from '../../shared/transport/neverConnected';
import type { IntentNotStoredError } from '../../shared/transport/intents';
import { isKept, keepCall, noteIntent } from '../../shared/transport/keptCalls';
import { retryAfterMs } from '../../shared/transport/retryAfter';
import { type CallRecord, isLogged, recordCall } from './apiLog';
import { clock, REQUEST_TIMEOUT_MS } from './clock';
import { discard, readUpTo } from './fileStream';
import type { BillLoginError } from './loginErrors';
import { isV2Request, V2_READING } from './v2Form';

/** Every n8n context that can call BILL with the credential. */
export type BillContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

/** A request. With `maxBytes` its answer is a file: a Buffer, or `TooLarge`. */
export interface WireOptions extends IHttpRequestOptions {
	maxBytes?: number;
}

/** What BILL says instead of a file. */
const MAX_REFUSAL_BYTES = 100_000;

/** What one attempt on the wire came to. */
export type Outcome =
	| { kind: 'answer'; status: number; body: unknown; retryAfterMs?: number }
	/** Surely never reached BILL: may be sent again. */
	| { kind: 'neverSent'; reason: string; retryAfterMs?: number }
	/** Refused unread, because BILL ran too many calls already: may be sent again after a while. */
	| { kind: 'crowded'; reason: string; retryAfterMs?: number }
	/** May have reached BILL: a write must be looked up before it is sent again. */
	| { kind: 'unclear'; reason: string }
	/** The execution was cancelled while the call was under way. */
	| { kind: 'cancelled' }
	/** No session: the call itself was not sent. */
	| { kind: 'loginRefused'; error: BillLoginError }
	/** What it was to change could not be noted for the audit trail, so it was not sent. */
	| { kind: 'notNoted'; error: IntentNotStoredError };

/** The body of an answer that sends us on, where redirects are not followed by themselves. */
export class Redirection {
	constructor(readonly location: string) {}
}

/**
 * Sends one request with the credential. With `mayRenew` n8n signs in and repeats once when BILL answers 401; without
 * it a 401 comes back as an answer. Never throws.
 */
export async function sendOnce(ctx: BillContext, options: WireOptions, mayRenew: boolean): Promise<Outcome> {
	const noted = isWrite(options) ? await noteIntent({ system: 'BILL', ...requestOf(options) }) : {};
	if ('obstacle' in noted) return { kind: 'notNoted', error: noted.obstacle };
	const startedMs = performance.now();
	const outcome = await send(ctx, options, mayRenew);
	if (!isLogged() && !isKept()) return outcome;
	const record = toRecord(options, outcome, performance.now() - startedMs);
	if (isLogged()) recordCall(record);
	keepCall({ ...record, system: 'BILL', answer: record.response, at: noted.at });
	return outcome;
}

function isWrite(request: IHttpRequestOptions): boolean {
	if (!isV2Request(request)) return (request.method ?? 'GET') !== 'GET';
	const [, endpoint = ''] = request.url.split('/api/v2/');
	return !V2_READING.test(endpoint);
}

async function send(
	ctx: BillContext,
	{ maxBytes, ...options }: WireOptions,
	mayRenew: boolean,
): Promise<Outcome> {
	try {
		const response: unknown = await ctx.helpers.httpRequestWithAuthentication.call(ctx, 'billComApi', {
			...options,
			...(maxBytes !== undefined && { encoding: 'stream' }),
			returnFullResponse: true,
			ignoreHttpStatusErrors: mayRenew ? { ignore: true, except: [401] } : true,
			// BILL's API does not redirect, and n8n would carry the session along to another host.
			disableFollowRedirect: true,
			timeout: REQUEST_TIMEOUT_MS,
		});
		return await toAnswer(response, maxBytes);
	} catch (error) {
		return toOutcome(error);
	}
}

function toRecord(options: IHttpRequestOptions, outcome: Outcome, milliseconds: number): CallRecord {
	return {
		...requestOf(options),
		status: outcome.kind === 'answer' ? outcome.status : 0,
		milliseconds: Math.round(milliseconds),
		response: outcome.kind === 'answer' ? outcome.body : null,
		...('reason' in outcome && { reason: outcome.reason }),
		...(outcome.kind === 'loginRefused' && { reason: outcome.error.message }),
	};
}

function requestOf(options: IHttpRequestOptions) {
	const query = options.qs ? `?${new URLSearchParams(toTexts(options.qs)).toString()}` : '';
	return { method: options.method ?? 'GET', url: `${options.url}${query}`, request: options.body as unknown };
}

function toTexts(query: IDataObject): Record<string, string> {
	return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

async function toAnswer(response: unknown, maxBytes = MAX_REFUSAL_BYTES): Promise<Outcome> {
	const { statusCode, body, headers } = response as {
		statusCode: number;
		body: unknown;
		headers?: { location?: unknown };
	};
	const location = headers?.location;
	const isRedirection = statusCode >= 300 && statusCode < 400 && typeof location === 'string';
	if (isRedirection) {
		discard(body);
		return { kind: 'answer', status: statusCode, body: new Redirection(location) };
	}
	const most = statusCode >= 400 ? MAX_REFUSAL_BYTES : maxBytes;
	const whole = body instanceof Readable ? await readUpTo(body, most) : body;
	const waitMs = retryAfterMs(headers, clock.nowMs());
	return { kind: 'answer', status: statusCode, body: whole, retryAfterMs: waitMs };
}

/** n8n wraps whatever went wrong in a NodeApiError and keeps the origin as `cause`. */
function toOutcome(error: unknown): Outcome {
	const cause = (error as { cause?: unknown }).cause ?? error;
	if (isLoginError(cause)) return withoutSession(cause);
	const {
		code,
		response,
		cause: root,
	} = cause as { code?: string; response?: HttpAnswer; cause?: { syscall?: string } };
	if (response) {
		const { status, data, headers } = response;
		discard(data);
		const body = data instanceof Readable ? '' : data;
		return { kind: 'answer', status, body, retryAfterMs: retryAfterMs(headers, clock.nowMs()) };
	}
	const wasConnected = root?.syscall === 'read' || root?.syscall === 'write';
	if (code && !wasConnected && (NEVER_CONNECTED.has(code) || root?.syscall === 'connect')) {
		return { kind: 'neverSent', reason: 'no connection to BILL' };
	}
	if (code === 'ERR_CANCELED') return { kind: 'cancelled' };
	return { kind: 'unclear', reason: unclearReason(code, cause) };
}

/** The call waits behind the sign-in: without one it never left. */
function withoutSession(error: BillLoginError): Outcome {
	const { reason, message, opensAtMs } = error;
	const waitMs = opensAtMs === undefined ? undefined : Math.max(0, opensAtMs - clock.nowMs());
	switch (reason) {
		case 'crowded':
			return { kind: 'crowded', reason: message, retryAfterMs: waitMs };
		case 'unreachable':
			return { kind: 'neverSent', reason: message, retryAfterMs: waitMs };
		default:
			return { kind: 'loginRefused', error };
	}
}

interface HttpAnswer {
	status: number;
	data: unknown;
	headers?: unknown;
}

function unclearReason(code: string | undefined, cause: unknown): string {
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT')
		return `no answer within ${REQUEST_TIMEOUT_MS / 1000} seconds`;
	if (code === 'ECONNRESET' || code === 'EPIPE') return 'the connection broke before the answer came';
	return cause instanceof Error && cause.message ? cause.message : 'no answer';
}

/** By name: the credential is bundled apart from the node, so its class is another one. */
function isLoginError(cause: unknown): cause is BillLoginError {
	return cause instanceof Error && cause.name === 'BillLoginError';
}
