import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { MAX_LANES } from './lanes';

/** The credential `billComApi`, decoded. Texts are trimmed, except secrets. */
export interface BillCredential {
	environment: 'sandbox' | 'production' | 'custom';
	bases: BillBases;
	organizationId: string;
	developerKey: string;
	loginMethod: 'user' | 'syncToken';
	/** E-mail address of the user, or name of the sync token. */
	signInName: string;
	/** Password of the user, or value of the sync token. */
	signInSecret: string;
	rememberMeId: string;
	device: string;
	/** When a person wrote down that the trust of the device ends; empty when nobody did. */
	trustedUntil: string;
	/** Calls at once this n8n process may have under way, 1 to 3. */
	lanes: number;
	/** How long a call that may come twice is tried again while BILL does not answer, in milliseconds. */
	patienceMs: number;
	/** How long BILL may still be at work on a write that it did not answer, in milliseconds. */
	settleMs: number;
	/** What to send as session; one that BILL refuses where the stored one was opened with another sign-in. */
	sessionId: string;
}

/** Stands for a session that must not be used: BILL answers 401, and n8n signs in again. */
const OUTDATED_SESSION = 'outdated';
const SIGN_IN_MARK_LENGTH = 16;
const DEFAULT_PATIENCE_MS = 30_000;
/** BILL promises no time; gateways give up after half a minute, and queues behind them take minutes. */
const DEFAULT_SETTLE_MS = 5 * 60_000;

/** Addresses of the three APIs, without a slash at the end. */
export interface BillBases {
	connect: string;
	connectEvents: string;
	v2: string;
}

/** BILL environmental-differences and v2-to-v3-migration, 2026-11. */
const BASES: Record<'sandbox' | 'production', BillBases> = {
	sandbox: {
		connect: 'https://gateway.stage.bill.com/connect',
		connectEvents: 'https://gateway.stage.bill.com/connect-events',
		v2: 'https://api-stage.bill.com/api/v2',
	},
	production: {
		connect: 'https://gateway.prod.bill.com/connect',
		connectEvents: 'https://gateway.prod.bill.com/connect-events',
		v2: 'https://api.bill.com/api/v2',
	},
};

/**
 * Whether real money moves with a credential. An address of one's own is a simulator or a proxy; it counts as production only
 * where it is BILL's own.
 */
export function isProductionOf({ bases }: Pick<BillCredential, 'bases'>): boolean {
	return bases.connect.toLowerCase().startsWith(new URL(BASES.production.connect).origin);
}

/** Decodes what n8n stores for the credential. Missing fields become empty texts. */
export function toBillCredential(data: ICredentialDataDecryptedObject): BillCredential {
	const text = (name: string) => (typeof data[name] === 'string' ? data[name].trim() : '');
	const secret = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
	const environment = toEnvironment(data.environment);
	const isToken = data.loginMethod === 'syncToken';
	const signIn: BillCredential = {
		environment,
		bases: environment === 'custom' ? customBases(text('customUrl')) : BASES[environment],
		organizationId: text('organizationId'),
		developerKey: text('developerKey'),
		loginMethod: isToken ? 'syncToken' : 'user',
		signInName: isToken ? text('tokenName') : text('userName'),
		signInSecret: isToken ? secret('tokenValue') : secret('password'),
		rememberMeId: isToken ? '' : text('rememberMeId'),
		device: isToken ? '' : text('device'),
		trustedUntil: isToken ? '' : text('trustedUntil'),
		lanes: toLanes(data.callsAtOnce),
		patienceMs: toMs(data.keepTryingFor, DEFAULT_PATIENCE_MS),
		settleMs: toMs(data.settlesAfter, DEFAULT_SETTLE_MS),
		sessionId: '',
	};
	return { ...signIn, sessionId: usableSession(signIn, text('sessionId')) };
}

/**
 * The session as it is stored: behind a mark of the sign-in that opened it. n8n keeps a stored session when somebody
 * edits the credential, and calls would go on in the organization, or as the user, that was there before.
 */
export function storedSession(credential: BillCredential, sessionId: string): string {
	return `${signInMark(credential)}:${sessionId}`;
}

function usableSession(credential: BillCredential, stored: string): string {
	const mark = `${signInMark(credential)}:`;
	return stored.startsWith(mark) ? stored.slice(mark.length) : OUTDATED_SESSION;
}

function signInMark(credential: BillCredential): string {
	return sessionKey(credential).slice(0, SIGN_IN_MARK_LENGTH);
}

/** The two headers every v3 call carries (BILL api-login-best-practices: never in the query). */
export function sessionHeaders(credential: BillCredential): { devKey: string; sessionId: string } {
	return { devKey: credential.developerKey, sessionId: credential.sessionId };
}

/** BILL counts calls in flight by developer key and organization (BILL api-rate-limits, 2026-11). */
export function organizationKey(credential: BillCredential): string {
	return fingerprint([credential.bases.connect, credential.developerKey, credential.organizationId]);
}

/** One session belongs to one sign-in name with one secret and device; a changed password starts a new gate. */
export function sessionKey(credential: BillCredential): string {
	return fingerprint([
		organizationKey(credential),
		credential.signInName,
		credential.signInSecret,
		credential.rememberMeId,
		credential.device,
	]);
}

function toEnvironment(value: unknown): BillCredential['environment'] {
	return value === 'production' || value === 'custom' ? value : 'sandbox';
}

function toLanes(value: unknown): number {
	const lanes = Number(value);
	return Number.isInteger(lanes) && lanes >= 1 && lanes < MAX_LANES ? lanes : MAX_LANES;
}

/** Seconds as entered, in milliseconds. */
function toMs(value: unknown, unlessEnteredMs: number): number {
	const seconds = value === '' || value === null || value === undefined ? Number.NaN : Number(value);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : unlessEnteredMs;
}

function customBases(url: string): BillBases {
	const origin = url.replace(/\/+$/, '');
	return { connect: `${origin}/connect`, connectEvents: `${origin}/connect-events`, v2: `${origin}/api/v2` };
}

/** Keys in memory hold no secret in the clear. */
function fingerprint(parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
