import { createHash, createPrivateKey, createSign, type KeyObject } from 'node:crypto';
import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { parseOrKeep, toRecord } from '../../shared/values/json';
import { audiencesFor } from './jwtAudience';
import { myDomainOrigin } from './myDomain';
import { processWide } from '../../shared/memory/processWide';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Salesforce refuses assertions that live longer than three to five minutes (help: JWT bearer flow, 2026-11). */
const ASSERTION_SECONDS = 180;

const LOGIN_PATIENCE_MS = 30_000;

/** What the JWT bearer flow needs from the credential. */
export interface JwtLogin {
	myDomainUrl: string;
	clientId: string;
	userName: string;
	privateKey: string;
}

/** What Salesforce handed out. The token lives as long as the org's session timeout, two idle hours by default. */
export interface SalesforceSession {
	accessToken: string;
	instanceUrl: string;
}

const AUDIENCE = /audience/i;
const NOT_APPROVED = /hasn.?t approved this consumer|user.+(not approved|is not admin approved)/i;
const NOT_INSTALLED = /app is not installed|not installed in this org/i;

/**
 * Refusals behind which an unaccepted audience may hide: Government Cloud and older connected apps answer that the user has
 * not approved the consumer (simple-salesforce #711, #672), others that the app is not installed (n8n #28990).
 */
const MAY_MEAN_AUDIENCE = [AUDIENCE, NOT_APPROVED, NOT_INSTALLED];

/** Salesforce's refusals at the token endpoint, by a part of `error` or `error_description`, and what helps. */
const REFUSALS: Array<{ when: RegExp; message: string; fix: string }> = [
	{
		when: NOT_APPROVED,
		// Salesforce gives the same answer for a user it does not know.
		message: 'The Salesforce user is not approved for the app, or does not exist',
		fix: 'Check User Name; in a sandbox it usually ends with the name of the sandbox. In Setup, open the External Client App, set Permitted Users to "Admin approved users are pre-authorized" and add a profile or permission set of the user under Policies.',
	},
	{
		when: NOT_INSTALLED,
		message: 'The External Client App does not exist in this org',
		fix: 'The Client ID belongs to another org. Copy the Consumer Key from the app in the org of My Domain URL, or install the app there.',
	},
	{
		when: /client identifier invalid|invalid_client_id|invalid client id/i,
		message: 'Salesforce does not know this Client ID',
		fix: 'Copy the Consumer Key of the External Client App into Client ID. A new app takes up to ten minutes to work.',
	},
	{
		when: AUDIENCE,
		message: 'Salesforce refused the audience of the login',
		fix: 'My Domain URL is not the address of the org that has the app. Copy Current My Domain URL from Setup, My Domain, of the same org.',
	},
	{
		when: /invalid assertion|signature|invalid_app_access.*cert|certificate/i,
		message: "The private key does not belong to the app's certificate",
		fix: 'Upload the certificate made from this private key to the External Client App (OAuth Settings, Use digital signatures), or enter the matching key.',
	},
	{
		when: /user does not exist|invalid.*user|user.*not.*found|inactive/i,
		message: 'Salesforce does not know this User Name',
		fix: 'Enter the full user name of an active user, e.g. integration@mycompany.com. In a sandbox it usually ends with the sandbox name.',
	},
	{
		when: /expired|\biat\b|clock/i,
		message: 'Salesforce considers the login expired',
		fix: 'The clock of the n8n server is off by more than three minutes. Correct it.',
	},
	{
		when: /ip restricted|login hours|inactive_org|login rate/i,
		message: "Salesforce's login policies do not let this user in",
		fix: "Check the user's login hours, the IP ranges of the profile and the IP Relaxation of the app.",
	},
];

/**
 * Logs in by the OAuth 2.0 JWT bearer flow: one POST, and a second one with another audience where the refusal may be
 * about that. No other retry, because a wrong key stays wrong. Executions that need the same login at the same time share one.
 *
 * @throws UserError whose message says what is wrong and which field to change. It carries no HTTP response on purpose:
 * n8n repeats a login that ended with a 401 response.
 */
export async function logInByJwt(
	helpers: IHttpRequestHelper['helpers'],
	login: JwtLogin,
): Promise<SalesforceSession> {
	const identity = [login.myDomainUrl, login.clientId, login.userName, login.privateKey].join('\n');
	const key = createHash('sha256').update(identity).digest('hex');
	// Node, trigger and credential are bundled apart, and one login is enough for all of them.
	const underWay = processWide('salesforceLogins', () => new Map<string, Promise<SalesforceSession>>());
	const session = underWay.get(key) ?? logInWithEither(helpers, login).finally(() => underWay.delete(key));
	underWay.set(key, session);
	return await session;
}

/** One login, with the audience that worked last and then, if need be, the other one. The first refusal is what is told. */
async function logInWithEither(
	helpers: IHttpRequestHelper['helpers'],
	login: JwtLogin,
): Promise<SalesforceSession> {
	const origin = myDomainOrigin(login.myDomainUrl);
	const { audiences, worked } = audiencesFor(origin, login.clientId);
	const [first, second] = audiences;
	const answer = await requestSession(helpers, login, { origin, audience: first });
	if ('accessToken' in answer) return answer;
	if (second === undefined || !MAY_MEAN_AUDIENCE.some((pattern) => pattern.test(answer.said)))
		throw refusedLogin(answer, origin);
	const other = await requestSession(helpers, login, { origin, audience: second }).catch(() => undefined);
	if (!other) throw refusedLogin(answer, origin);
	if (!('accessToken' in other)) throw refusedLogin(answer, origin, second);
	worked(second);
	return other;
}

/** What the token endpoint said instead of handing out a session. */
interface LoginRefusal {
	status: number | undefined;
	/** OAuth's code and description; empty when there was neither. */
	said: string;
}

async function requestSession(
	helpers: IHttpRequestHelper['helpers'],
	login: JwtLogin,
	{ origin, audience }: { origin: string; audience: string },
): Promise<SalesforceSession | LoginRefusal> {
	const form = new URLSearchParams({ grant_type: GRANT_TYPE, assertion: signAssertion(login, audience) });
	const request: IHttpRequestOptions = {
		method: 'POST',
		url: `${origin}/services/oauth2/token`,
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
		body: form.toString(),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: LOGIN_PATIENCE_MS,
	};
	const response: unknown = await helpers.httpRequest(request).catch((cause: unknown) => {
		const message = `Salesforce could not be reached at ${origin}`;
		throw unreachable(message, 'Check My Domain URL and the network of the n8n server.', cause);
	});
	return decodeSession(response, origin);
}

function signAssertion(login: JwtLogin, audience: string): string {
	const expires = Math.floor(Date.now() / 1000) + ASSERTION_SECONDS;
	const claims = { iss: login.clientId.trim(), sub: login.userName.trim(), aud: audience, exp: expires };
	const unsigned = `${base64Url({ alg: 'RS256', typ: 'JWT' })}.${base64Url(claims)}`;
	const signature = createSign('RSA-SHA256')
		.update(unsigned)
		.sign(readPrivateKey(login.privateKey), 'base64url');
	return `${unsigned}.${signature}`;
}

function base64Url(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Accepts a PEM whose line breaks a single-line field turned into spaces or into the characters `\n` or `\r\n`. */
function readPrivateKey(entered: string): KeyObject {
	const pem = /(-----BEGIN [A-Z ]+-----)([\s\S]+?)(-----END [A-Z ]+-----)/.exec(
		entered.replace(/\\[rn]/g, '\n'),
	);
	if (!pem) {
		throw worded(
			'Private Key is not in PEM format',
			'Paste the whole key, from "-----BEGIN PRIVATE KEY-----" to "-----END PRIVATE KEY-----".',
		);
	}
	const body = pem[2].replace(/\s+/g, '').replace(/(.{64})/g, '$1\n');
	try {
		const key = createPrivateKey(`${pem[1]}\n${body}\n${pem[3]}\n`);
		if (key.asymmetricKeyType === 'rsa') return key;
	} catch {
		throw worded(
			'Private Key cannot be read',
			'Use an RSA key without a pass phrase. "openssl rsa -in server.key -out plain.key" removes one.',
		);
	}
	throw worded(
		'Private Key is not an RSA key',
		'Salesforce takes RS256 only. Make an RSA key pair with at least 2048 bits.',
	);
}

function decodeSession(response: unknown, origin: string): SalesforceSession | LoginRefusal {
	const { statusCode, body } = (response ?? {}) as { statusCode?: number; body?: unknown };
	const reply = toRecord(parseOrKeep(body));
	if (statusCode === 200 && typeof reply.access_token === 'string') {
		const instanceUrl = typeof reply.instance_url === 'string' ? reply.instance_url : origin;
		return { accessToken: reply.access_token, instanceUrl };
	}
	if (statusCode === 429 || Number(statusCode) >= 500) {
		throw unreachable(
			`Salesforce could not be reached at ${origin}: it answered with HTTP status ${String(statusCode)}`,
			'Wait a few minutes; status.salesforce.com shows maintenance.',
		);
	}
	const said = [reply.error, reply.error_description].filter((part) => typeof part === 'string').join(': ');
	return { status: statusCode, said };
}

/** `alsoTried` is the audience of a second attempt that was refused as well. */
function refusedLogin({ status, said }: LoginRefusal, origin: string, alsoTried?: string): UserError {
	const known = REFUSALS.find(({ when }) => when.test(said));
	const also = alsoTried ? ` With the audience ${alsoTried} it was refused as well.` : '';
	if (known) return worded(`${known.message} (Salesforce: ${said})`, `${known.fix}${also}`);
	return worded(
		`Salesforce refused the login: ${said || `HTTP status ${String(status)}`}`,
		`Check that My Domain URL (${origin}) is the address of your org, and the app's OAuth settings.${also}`,
	);
}

/** n8n shows only the message of a failed credential test, so the fix is part of it. */
function worded(message: string, fix: string, cause?: unknown): UserError {
	return new UserError(`${message}. ${fix}`, cause instanceof Error ? { cause } : {});
}

/** Nothing is wrong with the credential: the error says in its data that it passes by itself. */
function unreachable(message: string, fix: string, cause?: unknown): UserError {
	const origin = cause instanceof Error ? { cause } : {};
	return new UserError(`${message}. ${fix}`, { ...origin, extra: { passes: true } });
}
