import { createHash } from 'node:crypto';
import { OAuthRefusal } from '../refusals/oauth';
import { type AuthorizationRequest, CODE_LIFETIME_MS } from '../state/authorizations';
import { USERS } from '../tenant';
import { checkClient, type Grant, grantTokens, isSame, requireParameter } from './grants';

/** Authorization code with PKCE. A refresh token comes along when the scope asked for one. */
export const authorizationCode: Grant = (sim, parameters) => {
	checkClient(parameters, false);
	const issued = sim.authorizations.takeCode(requireParameter(parameters, 'code'));
	if (!issued) throw new OAuthRefusal('invalidCode');
	if (sim.clock.now() - issued.issuedAt > CODE_LIFETIME_MS) throw new OAuthRefusal('expiredCode');
	if (parameters.redirect_uri !== issued.redirectUri) throw new OAuthRefusal('redirectUri');
	checkVerifier(issued, parameters.code_verifier);
	const user = USERS.find(({ id }) => id === issued.userId);
	if (!user) throw new OAuthRefusal('invalidCode');
	const wantsRefresh = /\b(refresh_token|offline_access)\b/.test(issued.scope);
	const refreshToken = wantsRefresh ? sim.sessions.openRefresh(user.id, issued.scope) : undefined;
	return grantTokens(sim, user, issued.scope, refreshToken);
};

function checkVerifier({ codeChallenge, challengeMethod }: AuthorizationRequest, verifier = ''): void {
	if (!codeChallenge) return;
	const isS256 = challengeMethod === 'S256';
	const derived = isS256 ? createHash('sha256').update(verifier).digest('base64url') : verifier;
	if (!isSame(derived, codeChallenge)) throw new OAuthRefusal('codeVerifier');
}
