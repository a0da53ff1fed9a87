import { startChallenge } from '../../mfa/challenges';
import { ok } from '../../route';
import type { Route } from '../../route';
import { flag, object } from '../../schema';

/** POST /v3/mfa/challenge. Texts a six-digit code to the user's phone; five messages a minute. The backup phone is refused. */
export const challenge: Route<{ useBackup?: boolean }> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/challenge',
	guard: 'session',
	bodySchema: object({ useBackup: flag }),
	handle: ({ body, session, world }) =>
		ok({ challengeId: startChallenge(world, session, body.useBackup).id }),
};
