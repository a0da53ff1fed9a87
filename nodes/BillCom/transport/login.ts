import type { IHttpRequestOptions } from 'n8n-workflow';
import { redactText } from '../../shared/redaction';
import { isKept, keepCall } from '../../shared/transport/keptCalls';
import { retryAfterMs } from '../../shared/transport/retryAfter';
import { isLogged, recordCall } from './apiLog';
import { clock, REQUEST_TIMEOUT_MS } from './clock';
import { type BillCredential, sessionKey } from './credential';
import { BillLoginError, signInRefused, signInUnreachable } from './loginErrors';
import { forgetFailures, rememberedFailure, rememberOutage, rememberRefusal } from './loginMemory';
import { processWide } from '../../shared/memory/processWide';
import { isRecord } from '../../shared/values/json';

/** A session BILL opened. `trusted` is undefined where BILL does not say. */
export interface BillSession {
	sessionId: string;
	trusted: boolean | undefined;
}

/** Sends one request and returns status and body whatever the status is. */
export type LoginRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * Opens a session. Calls that come while one is under way share it, and a refusal is remembered for five minutes, so
 * that wrong credentials are tried once and not once an item. While BILL is down the next try waits
 * longer and longer, half a minute at most.
 *
 * @throws BillLoginError in words, see `KNOWN_CODES`
 */
export async function logIn(request: LoginRequest, credential: BillCredential): Promise<BillSession> {
	assertComplete(credential);
	const key = sessionKey(credential);
	const remembered = rememberedFailure(key);
	if (remembered) throw remembered;
	const underWay = logins().get(key) ?? openSession(request, credential).finally(() => logins().delete(key));
	logins().set(key, underWay);
	return await underWay;
}

/** A person who tests a credential wants BILL's answer of now. */
export function forgetRefusal(credential: BillCredential): void {
	forgetFailures(sessionKey(credential));
}

async function openSession(request: LoginRequest, credential: BillCredential): Promise<BillSession> {
	const key = sessionKey(credential);
	const response = await ask(request, credential);
	const body = isRecord(response.body) ? response.body : {};
	if (response.statusCode < 400 && typeof body.sessionId === 'string' && body.sessionId) {
		forgetFailures(key);
		return {
			sessionId: body.sessionId,
			trusted: typeof body.trusted === 'boolean' ? body.trusted : undefined,
		};
	}
	if (response.statusCode >= 500) {
		const reason = `it answered HTTP ${response.statusCode}`;
		const error = signInUnreachable(credential, reason, opensAtMs(response));
		rememberOutage(key, error);
		throw error;
	}
	const error = signInRefused(credential, response, opensAtMs(response));
	if (error.reason !== 'crowded') rememberRefusal(key, error);
	throw error;
}

/** From when on BILL takes sign-ins again, where a `Retry-After` says so. */
function opensAtMs({ headers }: LoginAnswer): number | undefined {
	const nowMs = clock.nowMs();
	const waitMs = retryAfterMs(headers, nowMs);
	return waitMs === undefined ? undefined : nowMs + waitMs;
}

interface LoginAnswer {
	statusCode: number;
	body: unknown;
	headers?: unknown;
}

async function ask(request: LoginRequest, credential: BillCredential): Promise<LoginAnswer> {
	const trust = credential.rememberMeId
		? { rememberMeId: credential.rememberMeId, device: credential.device }
		: {};
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${credential.bases.connect}/v3/login`,
		// BILL takes the developer key of this one call in the body, never as a header (BILL login, 2026-11).
		body: {
			username: credential.signInName,
			password: credential.signInSecret,
			organizationId: credential.organizationId,
			devKey: credential.developerKey,
			...trust,
		},
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: REQUEST_TIMEOUT_MS,
	};
	const startedMs = performance.now();
	let response: unknown;
	try {
		response = await request(options);
	} catch (cause) {
		response = cause;
	}
	if (isLogged() || isKept()) logSignIn(options, response, performance.now() - startedMs);
	if (isRecord(response) && typeof response.statusCode === 'number') {
		return { statusCode: response.statusCode, body: response.body, headers: response.headers };
	}
	throw signInUnreachable(credential, response instanceof Error ? response.message : 'no answer');
}

function logSignIn(options: IHttpRequestOptions, response: unknown, milliseconds: number): void {
	const isAnswer = isRecord(response) && typeof response.statusCode === 'number';
	const record = {
		method: 'POST',
		url: options.url,
		status: isAnswer ? Number(response.statusCode) : 0,
		milliseconds: Math.round(milliseconds),
		request: options.body,
		response: isAnswer ? response.body : null,
		...(response instanceof Error && { reason: redactText(response.message) }),
	};
	recordCall(record);
	keepCall({ ...record, system: 'BILL', answer: record.response });
}

function assertComplete(credential: BillCredential): void {
	const isUser = credential.loginMethod === 'user';
	const required: Array<[string, string]> = [
		['Developer Key', credential.developerKey],
		['Organization ID', credential.organizationId],
		[isUser ? 'User Email' : 'Token Name', credential.signInName],
		[isUser ? 'Password' : 'Token Value', credential.signInSecret],
	];
	const empty = required.filter(([, value]) => !value).map(([label]) => label);
	if (empty.length === 0) return;
	const fix = `Fill in ${empty.join(' and ')} in the BILL credential.`;
	throw new BillLoginError(
		`BILL was not asked to sign in: ${empty.join(', ')} is empty. ${fix}`,
		'refused',
		fix,
	);
}

function logins() {
	return processWide('logins', () => new Map<string, Promise<BillSession>>());
}
