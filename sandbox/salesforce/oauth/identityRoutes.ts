import { isJsonObject } from '../../simulator/fields';
import type { Call, Route } from '../http/route';
import { bearerToken } from '../http/runRoute';
import { OAuthRefusal } from '../refusals/oauth';
import { ok, type Reply } from '../simulation/reply';
import { userOf } from '../state/sessions';
import type { TenantUser } from '../tenant';
import { identityUrl } from './grants';

/**
 * GET /services/oauth2/userinfo. The identity service says 403 and one word of plain text to a token it does not
 * know, where the data API says 401 (seen in several public clients).
 */
export const userInfo: Route = {
	access: 'public',
	method: 'GET',
	path: '/services/oauth2/userinfo',
	handle: (call) =>
		withUser(call, (user) => ({
			sub: identityUrl(call.sim, user.id),
			user_id: user.id,
			organization_id: call.sim.organizationId,
			preferred_username: user.userName,
			nickname: user.firstName.toLowerCase(),
			name: `${user.firstName} ${user.lastName}`,
			given_name: user.firstName,
			family_name: user.lastName,
			email: user.userName,
			email_verified: true,
			zoneinfo: 'GMT',
			active: user.isActive,
			user_type: 'STANDARD',
			language: 'en_US',
			locale: 'en_US',
			urls: addresses(call),
		})),
};

/** GET /id/org/user: the identity behind the token, as the `id` of a token reply points to. */
export const identity: Route = {
	access: 'public',
	method: 'GET',
	path: '/id/:organization/:user',
	handle: (call) =>
		withUser(call, (user) => ({
			id: identityUrl(call.sim, user.id),
			asserted_user: true,
			user_id: user.id,
			organization_id: call.sim.organizationId,
			username: user.userName,
			nick_name: user.firstName.toLowerCase(),
			display_name: `${user.firstName} ${user.lastName}`,
			email: user.userName,
			email_verified: true,
			first_name: user.firstName,
			last_name: user.lastName,
			active: user.isActive,
			user_type: 'STANDARD',
			language: 'en_US',
			locale: 'en_US',
			urls: addresses(call),
		})),
};

/** POST /services/oauth2/revoke: ends a session or a refresh token. */
export const revoke: Route = {
	access: 'public',
	method: 'POST',
	path: '/services/oauth2/revoke',
	handle: ({ sim, body }) => {
		const given = isJsonObject(body) ? body.token : undefined;
		if (typeof given !== 'string' || !sim.sessions.revoke(given)) throw new OAuthRefusal('badToken');
		return { status: 200 };
	},
};

function withUser(call: Call, describe: (user: TenantUser) => Record<string, unknown>): Reply {
	const token = bearerToken(call.headers) ?? call.query.oauth_token;
	const session = token ? call.sim.sessions.use(token) : undefined;
	return session ? ok(describe(userOf(session))) : { status: 403, body: 'Bad_OAuth_Token' };
}

function addresses({ sim }: Call): Record<string, string> {
	const data = `${sim.url}/services/data/v{version}`;
	return {
		rest: `${data}/`,
		sobjects: `${data}/sobjects/`,
		query: `${data}/query/`,
		custom_domain: sim.url,
	};
}
