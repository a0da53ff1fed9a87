import type { Static } from '@sinclair/typebox';
import {
	challengeAnswerSchema,
	challengeSchema,
	newPhoneSchema,
	phoneProofSchema,
	stepUpSchema,
} from '../bodies/session';
import type { ChallengeAnswer, NewPhone } from '../bodies/session';
import { answerChallenge, startChallenge } from '../mfa/challenges';
import { refuseToken } from '../mfa/codes';
import { confirmedPhones, confirmSetup, phoneView, startSetup } from '../mfa/phones';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

/**
 * Registers a phone and texts a code to it. The values of `type` are not published: any text is taken. A user with a
 * phone needs a trusted session to add another (BDC_1361).
 */
const setup: Route<NewPhone> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/setup',
	guard: 'session',
	bodySchema: newPhoneSchema,
	handle: ({ body, session, world }) => ok({ setupId: startSetup(world, session, body).id }),
};

/** POST /v3/mfa/setup/validate, printed on some pages as /v3/mfa/validate. Confirms a phone with the texted code; the answer is assumed. */
function validateSetup(
	path: '/v3/mfa/setup/validate' | '/v3/mfa/validate',
): Route<Static<typeof phoneProofSchema>> {
	return {
		base: 'connect',
		method: 'POST',
		path,
		guard: 'session',
		bodySchema: phoneProofSchema,
		handle: ({ body, session, world }) => ok(phoneView(confirmSetup(world, session, body))),
	};
}

/** Confirmed phones of the organization, last four digits only (shape assumed). */
const listPhones: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/mfa/phones',
	guard: 'session',
	handle({ session, world }) {
		refuseToken(session);
		return ok({ results: confirmedPhones(world).map(phoneView) });
	},
};

/** Texts a six-digit code to the user's phone; five messages a minute. The backup phone is refused. */
const challenge: Route<Static<typeof challengeSchema>> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/challenge',
	guard: 'session',
	bodySchema: challengeSchema,
	handle: ({ body, session, world }) =>
		ok({ challengeId: startChallenge(world, session, body.useBackup).id }),
};

/**
 * The session becomes trusted; `rememberMe` also answers a `rememberMeId`, good for 30 days with the same device
 * name. Wrong codes answer BDC_1356, too many BDC_1358, an old one BDC_1374.
 */
const validateChallenge: Route<ChallengeAnswer> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/challenge/validate',
	guard: 'session',
	bodySchema: challengeAnswerSchema,
	handle: ({ body, session, world }) => ok(answerChallenge(world, session, body)),
};

/**
 * Makes a live session trusted. An unknown or outdated rememberMeId answers 200 with `{"trusted": false}`. Refuses
 * sync tokens with BDC_1145 (code assumed), long device names with BDC_1143.
 */
const stepUp: Route<Static<typeof stepUpSchema>> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/step-up',
	guard: 'session',
	bodySchema: stepUpSchema,
	handle({ body, session, world }) {
		refuseToken(session);
		world.sessions.refuseLongDevice(body.device);
		const trusted = world.sessions.isRemembered(session.userId, body.rememberMeId, body.device);
		if (trusted) world.store.sessions.put({ ...session, trusted });
		return ok({ trusted });
	},
};

/** Trust of a session. */
export const mfaRoutes: Route[] = [
	setup,
	validateSetup('/v3/mfa/setup/validate'),
	validateSetup('/v3/mfa/validate'),
	listPhones,
	challenge,
	validateChallenge,
	stepUp,
];
