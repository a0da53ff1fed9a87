import type { IDataObject } from 'n8n-workflow';
import { sessionKey } from '../../transport/credential';
import { BillRefusedError } from '../../transport/errors';
import { forget, remember } from '../../../shared/memory/remember';
import { readSession } from './readSession';
import type { Objection } from '../../operation/failure';
import { TRUST_FIX } from '../../transport/knownCodes';
import type { BillClient } from '../../transport/client';
import { toBillRecord } from '../../records/record';

/** A run of payments asks once. BILL checks again for each payment. */
const TRUST_LIFE_MS = 60_000;

/** BILL refuses payments of a session without multi-factor trust, in the sandbox too (field reports, 2026-11). */
export const NOT_TRUSTED: Objection = {
	reason: 'sessionNotTrusted',
	what: 'BILL does not trust this session for payments (BDC_1361)',
	fix: TRUST_FIX,
};

/**
 * Why this session cannot pay; undefined when it can, or when only BILL can tell.
 *
 * @param isStrict whether BILL has to say that it can
 */
export async function refusalOfSession(client: BillClient, isStrict = false): Promise<Objection | undefined> {
	const credential = client.credential;
	if (credential.loginMethod === 'syncToken') {
		return {
			reason: 'sessionNotTrusted',
			what: 'the credential signs in with a sync token, and BILL does not allow payments with one',
			fix: 'Use a credential with Sign In With set to User and a Remembered Device ID.',
		};
	}
	const key = `trust:${sessionKey(credential)}`;
	const { trust } = await remember(key, TRUST_LIFE_MS, async () => await readSession(client));
	if (trust === 'trusted' || (trust === 'unknown' && !isStrict)) return undefined;
	// The next payment looks afresh: a person may renew the trust at any moment.
	forget(key);
	return (await regainTrust(client)) ? undefined : NOT_TRUSTED;
}

/**
 * Sends a call that needs trust. BILL may take the trust away while the session lives on, and refuses the call unread
 * (BDC_1361): then the session is trusted anew with the remembered device, once, and the call sent a second time. A new
 * sign-in would not help.
 */
export async function sendTrusted<T>(client: BillClient, send: () => Promise<T>): Promise<T> {
	try {
		return await send();
	} catch (error) {
		const failure: unknown = error;
		if (!isUntrusted(failure)) throw failure;
		forget(`trust:${sessionKey(client.credential)}`);
		if (!(await regainTrust(client))) throw failure;
		return await send();
	}
}

/** The next payment asks BILL afresh: a person has just done something about the trust. */
export function forgetTrust(session: string): void {
	forget(`trust:${session}`);
	forget(`stepUp:${session}`);
}

/** Whether BILL refused a call because the session lacks multi-factor trust. */
export function isUntrusted(error: unknown): boolean {
	return error instanceof BillRefusedError && error.code === 'BDC_1361';
}

/** Asks at most once a minute for each sign-in that BILL said no to: a run of payments must not repeat it. */
async function regainTrust(client: BillClient): Promise<boolean> {
	const key = `stepUp:${sessionKey(client.credential)}`;
	const isTrusted = await remember(key, TRUST_LIFE_MS, async () => await askForTrust(client));
	// What was granted may be withdrawn again, and is then worth asking for again.
	if (isTrusted) forget(key);
	return isTrusted;
}

/** Whatever BILL finds wrong with the device, the payment was refused because of the trust. */
async function askForTrust(client: BillClient): Promise<boolean> {
	return await stepUp(client).catch((error: unknown) => {
		if (error instanceof BillRefusedError) return false;
		throw error;
	});
}

/**
 * POST /v3/mfa/step-up with the remembered device of the credential → whether BILL trusts the live session now. An
 * outdated device answers 200 with `trusted: false`, so the flag counts and not the status (field reports, 2026-11).
 * Without a remembered device nothing is sent.
 */
export async function stepUp(client: BillClient): Promise<boolean> {
	const { rememberMeId, device } = client.credential;
	if (!rememberMeId) return false;
	const body: IDataObject = { rememberMeId, ...(device && { device }) };
	const { trusted } = await client.request({
		intent: 'trust the session',
		method: 'POST',
		path: '/v3/mfa/step-up',
		body,
		isRepeatable: true,
		decode: toBillRecord,
	});
	return trusted === true;
}
