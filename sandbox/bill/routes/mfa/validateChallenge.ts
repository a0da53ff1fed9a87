import { answerChallenge } from '../../mfa/challenges';
import type { ChallengeAnswer } from '../../mfa/challenges';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, flag, object, text } from '../../schema';

/**
 * POST /v3/mfa/challenge/validate. The session becomes trusted; `rememberMe` also answers a `rememberMeId`, good for 30
 * days with the same device name. Wrong codes answer BDC_1356, too many BDC_1358, an old one BDC_1374.
 */
export const validateChallenge: Route<ChallengeAnswer> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/challenge/validate',
	guard: 'session',
	bodySchema: object(
		{ challengeId: filledText(), token: filledText(), device: text(), machineName: text(), rememberMe: flag },
		['challengeId', 'token'],
	),
	handle: ({ body, session, world }) => ok(answerChallenge(world, session, body)),
};
