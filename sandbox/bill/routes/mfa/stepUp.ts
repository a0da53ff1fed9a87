import { refuseToken } from '../../mfa/codes';
import { ok } from '../../route';
import type { Route } from '../../route';
import { object, text } from '../../schema';

/**
 * POST /v3/mfa/step-up. Makes a live session trusted. An unknown or outdated rememberMeId answers 200 with
 * `{"trusted": false}`. Refuses sync tokens with BDC_1145 (code assumed), long device names with BDC_1143.
 */
export const stepUp: Route<{ rememberMeId?: string; device?: string }> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/step-up',
	guard: 'session',
	bodySchema: object({ rememberMeId: text(), device: text() }),
	handle({ body, session, world }) {
		refuseToken(session);
		world.sessions.refuseLongDevice(body.device);
		const trusted = world.sessions.isRemembered(session.userId, body.rememberMeId, body.device);
		if (trusted) world.store.sessions.put({ ...session, trusted });
		return ok({ trusted });
	},
};
