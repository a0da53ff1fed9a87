import type { IHttpRequestOptions } from 'n8n-workflow';
import { clock } from './clock';
import { type BillCredential, sessionKey } from './credential';
import { gateOf, type Proof } from './gate';
import { type BillContext, type Outcome, sendOnce, type WireOptions } from './wire';

/** A request and how its API says that the session is over: v3 with 401, v2 inside an HTTP 200. */
export interface SessionRequest {
	options: WireOptions;
	isExpired: (outcome: Outcome) => boolean;
}

/** A session that ends again right after its renewal is no longer a matter of time. */
const MAX_RENEWALS = 2;
/** So often the credential is read again before a further sign-in. Another worker's takes about half a second. */
const READINGS = 2;
const READING_PAUSE_MS = 400;

/** Sends a request in the shared session and renews the session when BILL ended it. Never throws. */
export async function sendInSession(
	ctx: BillContext,
	credential: BillCredential,
	request: SessionRequest,
): Promise<Outcome> {
	const gate = gateOf<Outcome>(sessionKey(credential));
	for (let renewals = 0; ; renewals += 1) {
		const pass = await gate.enter();
		if (pass.role === 'refused') return pass.refusal;
		if (pass.role === 'leader') {
			const outcome = await sendAsLeader(ctx, credential, request);
			gate.settle(toProof(outcome, request));
			return outcome;
		}
		const outcome = await sendOnce(ctx, request.options, false);
		if (!request.isExpired(outcome)) return outcome;
		gate.expire(pass.generation);
		if (renewals === MAX_RENEWALS) return outcome;
	}
}

/**
 * n8n renews on 401 by itself. Where BILL ends an older session when a new one opens, another worker that renews at the
 * same moment takes this one's away: the credential may hold that worker's session by now. So it is read again, with
 * pauses of chance, before this worker signs in once more.
 */
async function sendAsLeader(
	ctx: BillContext,
	credential: BillCredential,
	request: SessionRequest,
): Promise<Outcome> {
	let outcome = await sendAndRenew(ctx, credential, request);
	for (let reading = 1; request.isExpired(outcome) && reading <= READINGS; reading += 1) {
		await clock.sleep(READING_PAUSE_MS * (reading - Math.random()));
		// n8n takes the session from its database for every request.
		outcome = await sendOnce(ctx, request.options, false);
	}
	return request.isExpired(outcome) ? await sendAndRenew(ctx, credential, request) : outcome;
}

/** An expiry that n8n cannot see is renewed through a v3 call, and then the request repeated. */
async function sendAndRenew(
	ctx: BillContext,
	credential: BillCredential,
	request: SessionRequest,
): Promise<Outcome> {
	const outcome = await sendOnce(ctx, request.options, true);
	const wasRenewed = outcome.kind === 'answer' && outcome.status === 401;
	if (!request.isExpired(outcome) || wasRenewed) return outcome;
	const probe = await sendOnce(ctx, sessionProbe(credential), true);
	if (probe.kind !== 'answer' || probe.status >= 400) return probe;
	return await sendOnce(ctx, request.options, false);
}

function sessionProbe(credential: BillCredential): IHttpRequestOptions {
	return { method: 'GET', url: `${credential.bases.connect}/v3/login/session`, json: true };
}

function toProof(outcome: Outcome, request: SessionRequest): Proof<Outcome> {
	if (outcome.kind === 'loginRefused') return { state: 'refused', refusal: outcome };
	if (outcome.kind !== 'answer') return { state: 'unknown' };
	return request.isExpired(outcome) ? { state: 'refused', refusal: outcome } : { state: 'works' };
}
