import { isJsonObject } from '../../simulator/fields';
import { ok } from '../simulation/reply';
import type { Call, Route } from '../http/route';
import { authorizationCode } from './authorizationCode';
import { clientCredentials } from './clientCredentials';
import type { Grant, TokenParameters } from './grants';
import { jwtBearer } from './jwtBearer';
import { OAuthRefusal } from '../refusals/oauth';
import { refreshToken } from './refreshToken';

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
