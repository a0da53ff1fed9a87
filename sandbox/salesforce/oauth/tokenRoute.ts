import { isJsonObject } from '../../simulator/fields';
import type { Call, Route } from '../http/route';
import { OAuthRefusal } from '../refusals/oauth';
import { ok } from '../simulation/reply';
import { INTEGRATION_USER, USERS } from '../tenant';
import { authorizationCode } from './authorizationCode';
import { checkClient, type Grant, grantTokens, requireParameter, type TokenParameters } from './grants';
import { jwtBearer } from './jwtBearer';

/** Client credentials: the app acts as its run-as user, here the integration user. No refresh token. */
const clientCredentials: Grant = (sim, parameters) => {
	checkClient(parameters, true);
	return grantTokens(sim, INTEGRATION_USER, 'api');
};

/** A new access token for a refresh token. With the switch `rotateRefreshTokens` the old one stops working. */
const refreshToken: Grant = (sim, parameters) => {
	checkClient(parameters, false);
	const given = requireParameter(parameters, 'refresh_token');
	const grant = sim.sessions.findRefresh(given);
	const user = USERS.find(({ id }) => id === grant?.userId);
	if (!grant || !user) throw new OAuthRefusal('refreshToken');
	if (!sim.switches.rotateRefreshTokens) return grantTokens(sim, user, grant.scope);
	sim.sessions.revoke(given);
	return grantTokens(sim, user, grant.scope, sim.sessions.openRefresh(user.id, grant.scope));
};

/** Grants given. The user name and password grant is retired and answers `unsupported_grant_type`. */
const GRANTS: Record<string, Grant> = {
	'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
	client_credentials: clientCredentials,
	authorization_code: authorizationCode,
	refresh_token: refreshToken,
};

/** POST /services/oauth2/token. */
export const token: Route = {
	access: 'public',
	method: 'POST',
	path: '/services/oauth2/token',
	handle: (call) => {
		const parameters = readParameters(call);
		if (!parameters.grant_type) throw new OAuthRefusal('missingGrant');
		const grant = GRANTS[parameters.grant_type];
		if (!grant) throw new OAuthRefusal('unsupportedGrant');
		return ok(grant(call.sim, parameters), { 'cache-control': 'no-store' });
	},
};

/** Form fields, and the app's credentials from a Basic header where they came that way. */
function readParameters({ body, headers }: Call): TokenParameters {
	const form = isJsonObject(body) ? body : {};
	const texts = Object.entries(form).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return { ...basicCredentials(headers.authorization), ...Object.fromEntries(texts) };
}

function basicCredentials(header = ''): Record<string, string> {
	const encoded = /^Basic\s+(\S+)$/i.exec(header)?.[1];
	if (!encoded) return {};
	const [id, ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
	return { client_id: decodeURIComponent(id), client_secret: decodeURIComponent(secret.join(':')) };
}
