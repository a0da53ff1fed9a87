import { USERS } from '../tenant';
import { checkClient, type Grant, grantTokens, requireParameter } from './grants';
import { OAuthRefusal } from '../refusals/oauth';

/** A new access token for a refresh token. With the switch `rotateRefreshTokens` the old one stops working. */
export const refreshToken: Grant = (sim, parameters) => {
	checkClient(parameters, false);
	const given = requireParameter(parameters, 'refresh_token');
	const grant = sim.sessions.findRefresh(given);
	const user = USERS.find(({ id }) => id === grant?.userId);
	if (!grant || !user) throw new OAuthRefusal('refreshToken');
	if (!sim.switches.rotateRefreshTokens) return grantTokens(sim, user, grant.scope);
	sim.sessions.revoke(given);
	return grantTokens(sim, user, grant.scope, sim.sessions.openRefresh(user.id, grant.scope));
};
