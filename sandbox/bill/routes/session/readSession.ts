import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/login/session. Who is signed in and whether the session is trusted. Which mfaStatus means what is assumed. */
export const readSession: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/login/session',
	guard: 'session',
	handle({ session }) {
		return ok({
			organizationId: session.organizationId,
			userId: session.userId,
			mfaStatus: session.kind === 'token' ? 'DISABLED' : session.trusted ? 'COMPLETE' : 'REQUIRED',
			mfaBypass: false,
		});
	},
};
