import { UserError } from 'n8n-workflow';
import { redactText } from '../../shared/redaction';
import { clock } from './clock';
import type { BillCredential } from './credential';
import { limitNamedBy, minuteText, nextFullHour } from './limits';
import { KNOWN_CODES } from './knownCodes';
import { decodeRefusals } from './refusal';

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
		/** When BILL takes sign-ins again: for `quota` always, otherwise where BILL says so. */
		readonly opensAtMs?: number,
	) {
		super(message, { description });
	}
}

/**
 * BILL said no. Codes that mean the same at sign-in as elsewhere have the words of `KNOWN_CODES`.
 *
 * @param namedMs from when on BILL takes sign-ins again, where it says so
 */
export function signInRefused(
	credential: BillCredential,
	response: { statusCode: number; body: unknown },
	namedMs?: number,
): BillLoginError {
	const [{ code, message }] = decodeRefusals(response.body, response.statusCode);
	const words = redactText(message);
	const signIn =
		credential.loginMethod === 'user'
			? `user ${credential.signInName}`
			: `sync token ${credential.signInName}`;
	const reason = FAILURES[code] ?? LIMITS[limitNamedBy(response.statusCode, [{ code, message }]) ?? 'never'];
	const passesAtMs = reason === 'quota' ? (namedMs ?? nextFullHour(clock.nowMs())) : namedMs;
	const opensAtMs = reason === 'refused' ? undefined : passesAtMs;
	const fix = reason === 'quota' && opensAtMs ? quotaFix(opensAtMs) : fixOf(credential, code);
	const codeText = code ? ` (${code})` : '';
	return new BillLoginError(
		`BILL did not sign in ${signIn}: ${words}${codeText}. ${fix}`,
		reason,
		fix,
		opensAtMs,
	);
}

function fixOf({ loginMethod, organizationId }: BillCredential, code: string): string {
	if (loginMethod === 'syncToken' && code === 'BDC_1101') return TOKEN_REFUSED;
	const known = LOGIN_CODES.has(code) ? KNOWN_CODES[code]?.fix : undefined;
	return known ?? `Check Organization ID ${organizationId}, Developer Key and Environment in the credential.`;
}

function quotaFix(opensAtMs: number): string {
	return `The 200 sign-ins BILL allows per hour and developer key are used up. BILL accepts sign-ins again at ${minuteText(opensAtMs)}.`;
}

/** Refusals that say nothing about the credential (BILL api-rate-limits, 2026-11). */
const FAILURES: Record<string, LoginFailure> = { BDC_1144: 'quota', BDC_1322: 'crowded' };

/** The same without a code. */
const LIMITS = { nextHour: 'quota', whenFree: 'crowded', never: 'refused' } as const;

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
	'BDC_1322',
]);

const TOKEN_REFUSED =
	'Check Token Name and Token Value in the credential, and that Environment is the one this token belongs to.';

/** BILL gave no answer that says anything about the sign-in. */
export function signInUnreachable(
	credential: BillCredential,
	reason: string,
	opensAtMs?: number,
): BillLoginError {
	const host = credential.bases.connect;
	const fix = 'Check Environment and URL in the credential, and that this n8n may reach that address.';
	// Names of socket errors in a message make n8n replace the whole message.
	const words = reason.replace(/\bE[A-Z]{5,}\b/g, (code) => code.slice(1).toLowerCase());
	const message = `BILL could not be reached at ${host}: ${words}. ${fix}`;
	return new BillLoginError(message, 'unreachable', fix, opensAtMs);
}
