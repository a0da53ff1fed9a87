import { timingSafeEqual } from 'node:crypto';
import { OAuthRefusal } from '../refusals/oauth';
import type { Simulation } from '../simulation/simulation';
import { CLIENT_ID, CLIENT_SECRET, type TenantUser } from '../tenant';

/** Parameters of a token request, client credentials already taken from the header where they came that way. */
export type TokenParameters = Readonly<Record<string, string>>;

/** Answers one `grant_type`. */
export type Grant = (sim: Simulation, parameters: TokenParameters) => TokenReply;

/** The reply of the token endpoint. Salesforce sends no `expires_in`. */
export interface TokenReply {
	access_token: string;
	scope: string;
	instance_url: string;
	id: string;
	token_type: 'Bearer';
	issued_at: string;
	refresh_token?: string;
}

/** Opens a session for a user and describes it as the token endpoint does. */
export function grantTokens(
	sim: Simulation,
	user: TenantUser,
	scope: string,
	refreshToken?: string,
): TokenReply {
	if (!user.isActive) throw new OAuthRefusal('inactiveUser');
	const session = sim.sessions.open(user.id, scope);
	return {
		access_token: session.accessToken,
		...(refreshToken && { refresh_token: refreshToken }),
		scope,
		instance_url: sim.url,
		id: identityUrl(sim, user.id),
		token_type: 'Bearer',
		issued_at: String(sim.clock.now()),
	};
}

/** Address under which the identity of a user can be read. */
export function identityUrl(sim: Simulation, userId: string): string {
	return `${sim.url}/id/${sim.organizationId}/${userId}`;
}

/**
 * Checks id and, where given or demanded, secret of the app.
 * @throws {OAuthRefusal}
 */
export function checkClient(parameters: TokenParameters, needsSecret: boolean): void {
	if (parameters.client_id !== CLIENT_ID) throw new OAuthRefusal('clientId');
	const secret = parameters.client_secret;
	if (secret === undefined && !needsSecret) return;
	if (!isSame(secret ?? '', CLIENT_SECRET)) throw new OAuthRefusal('clientSecret');
}

/** The parameter of that name. @throws {OAuthRefusal} when it is missing */
export function requireParameter(parameters: TokenParameters, name: string): string {
	const value = parameters[name];
	if (!value) throw new OAuthRefusal('missingParameter', { name });
	return value;
}

/** Compares two secrets without telling by time how much of them agrees. */
export function isSame(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}
