import { signInSchema } from '../bodies/session';
import type { SignIn } from '../bodies/session';
import { ok } from '../world/reply';
import type { Base, Route } from '../world/route';

/**
 * Models password, sync token, developer key in the body only, and trust by a remembered device. Refuses with
 * BDC_1101, BDC_1102, BDC_1143 (device name), BDC_1144 (200 logins an hour), BDC_1205 (organization). Not modelled:
 * locking after many failures, terms of service, partner logins.
 */
const login: Route<SignIn> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/login',
	guard: 'login',
	bodySchema: signInSchema,
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

/** The session ends at once. Answers 200 with an empty body (assumed). */
const logout: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/logout',
	guard: 'session',
	handle({ session, world }) {
		world.store.sessions.delete(session.id);
		return ok(undefined);
	},
};

/** Who is signed in and whether the session is trusted. Which mfaStatus means what is assumed. */
const readSession: Route = {
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

/** The organizations the session can reach. Not modelled: accountant consoles, paging. */
const listLoginOrganizations: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/login/organizations',
	guard: 'session',
	handle({ session, world }) {
		const organization = world.store.organizations.get(session.organizationId);
		return ok({ results: organization ? [{ id: organization.id, name: organization.name }] : [] });
	},
};

/** GET /v3/health of either base. No key, no session, no business data. The body is assumed. */
function health(base: Exclude<Base, 'v2'>): Route {
	return {
		base,
		method: 'GET',
		path: '/v3/health',
		guard: 'open',
		handle: () => ok({ status: 'UP', version: 'sandbox' }),
	};
}

/** Signing in, the session, and the health of both interfaces. */
export const sessionRoutes: Route[] = [
	login,
	logout,
	readSession,
	listLoginOrganizations,
	health('connect'),
	health('connect-events'),
];
