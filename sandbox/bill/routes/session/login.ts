import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object, text } from '../../schema';
import type { SignIn } from '../../sessions';

/**
 * POST /v3/login. Models password, sync token, developer key in the body only, and trust by a remembered device.
 * Refuses with BDC_1101, BDC_1102, BDC_1143 (device name), BDC_1144 (200 logins an hour), BDC_1205 (organization).
 * Not modelled: locking after many failures, terms of service, partner logins.
 */
export const login: Route<SignIn> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/login',
	guard: 'login',
	bodySchema: object(
		{
			username: filledText(),
			password: filledText(),
			organizationId: filledText(),
			devKey: filledText(),
			rememberMeId: text(),
			device: text(),
		},
		['username', 'password', 'organizationId', 'devKey'],
	),
	handle({ body, world }) {
		world.stats.logins += 1;
		world.limits.countHourly('logins', body.devKey);
		const session = world.sessions.open(body);
		return ok({
			sessionId: session.id,
			organizationId: session.organizationId,
			userId: session.userId,
			trusted: session.trusted,
			...(world.switches.loginExtras ? { apiEndPoint: '/api/v2', usersId: session.userId } : {}),
		});
	},
};
