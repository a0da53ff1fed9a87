import type { IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { redactText } from '../../shared/redaction';
import { isLogged, recordCall } from './apiLog';
import { type BillCredential, sessionKey } from './credential';
import { KNOWN_CODES } from './knownCodes';
import { forgetFailures, rememberedFailure, rememberOutage, rememberRefusal } from './loginMemory';
import { processWide } from './processWide';
import { decodeRefusals } from './refusal';
import { REQUEST_TIMEOUT_MS } from './wireOptions';

/** A session BILL opened. `trusted` is undefined where BILL does not say. */
export interface BillSession {
	sessionId: string;
	trusted: boolean | undefined;
}

/** Sends one request and returns status and body whatever the status is. */
export type LoginRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * `refused`: BILL looked at the sign-in and said no. `quota`: no more sign-ins this hour. `crowded`: too many calls at
 * once, try again. `unreachable`: no answer.
 */
export type LoginFailure = 'refused' | 'quota' | 'crowded' | 'unreachable';

/**
 * BILL did not open a session. The message is complete: what, where and how to fix it.
 *
 * Carries neither `response` nor `status`: n8n would take a 401 in there for an expired session and sign in again.
 */
export class BillLoginError extends UserError {
	override readonly name = 'BillLoginError';

	constructor(
		message: string,
		readonly reason: LoginFailure,
		description: string,
	) {
		super(message, { description });
	}
}

/**
 * Opens a session. Calls that come while one is under way share it, and a refusal is remembered for five minutes, so
 * that wrong credentials are tried once and not once an item. After three answers of a BILL that is down the next try
 * waits half a minute.
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
		const error = unreachable(credential, `it answered HTTP ${response.statusCode}`);
		rememberOutage(key, error);
		throw error;
	}
	const error = refused(credential, response);
	if (error.reason !== 'crowded') rememberRefusal(key, error);
	throw error;
}

async function ask(
	request: LoginRequest,
	credential: BillCredential,
): Promise<{ statusCode: number; body: unknown }> {
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
	if (isLogged()) logSignIn(options, response, performance.now() - startedMs);
	if (isRecord(response) && typeof response.statusCode === 'number') {
		return { statusCode: response.statusCode, body: response.body };
	}
	throw unreachable(credential, response instanceof Error ? response.message : 'no answer');
}

function logSignIn(options: IHttpRequestOptions, response: unknown, milliseconds: number): void {
	const isAnswer = isRecord(response) && typeof response.statusCode === 'number';
	recordCall({
		method: 'POST',
		url: options.url,
		status: isAnswer ? Number(response.statusCode) : 0,
		milliseconds: Math.round(milliseconds),
		request: options.body,
		response: isAnswer ? response.body : null,
		...(response instanceof Error && { reason: redactText(response.message) }),
	});
}

function refused(
	credential: BillCredential,
	response: { statusCode: number; body: unknown },
): BillLoginError {
	const [{ code, message }] = decodeRefusals(response.body, response.statusCode);
	const words = redactText(message);
	const signIn =
		credential.loginMethod === 'user'
			? `user ${credential.signInName}`
			: `sync token ${credential.signInName}`;
	const isToken = credential.loginMethod === 'syncToken';
	const known = LOGIN_CODES.has(code) ? KNOWN_CODES[code]?.fix : undefined;
	const fix =
		(isToken && code === 'BDC_1101' ? TOKEN_REFUSED : known) ??
		`Check Organization ID ${credential.organizationId}, Developer Key and Environment in the credential.`;
	const codeText = code ? ` (${code})` : '';
	const reason = FAILURES[code] ?? 'refused';
	return new BillLoginError(`BILL did not sign in ${signIn}: ${words}${codeText}. ${fix}`, reason, fix);
}

/** Refusals that say nothing about the credential (BILL api-rate-limits, 2026-11). */
const FAILURES: Record<string, LoginFailure> = { BDC_1144: 'quota', BDC_1322: 'crowded' };

/** The codes that mean the same at sign-in as elsewhere. Any other one points at the organization or the key. */
const LOGIN_CODES = new Set([
	'BDC_1101',
	'BDC_1102',
	'BDC_1103',
	'BDC_1104',
	'BDC_1106',
	'BDC_1107',
	'BDC_1110',
	'BDC_1143',
	'BDC_1144',
	'BDC_1322',
]);

const TOKEN_REFUSED =
	'Check Token Name and Token Value in the credential, and that Environment is the one this token belongs to.';

function unreachable(credential: BillCredential, reason: string): BillLoginError {
	const host = credential.bases.connect;
	const fix = 'Check Environment and URL in the credential, and that this n8n may reach that address.';
	// Names of socket errors in a message make n8n replace the whole message.
	const words = reason.replace(/\bE[A-Z]{5,}\b/g, (code) => code.slice(1).toLowerCase());
	return new BillLoginError(`BILL could not be reached at ${host}: ${words}. ${fix}`, 'unreachable', fix);
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

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
