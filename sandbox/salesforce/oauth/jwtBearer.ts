import jwt from 'jsonwebtoken';
import { OAuthRefusal } from '../refusals/oauth';
import type { Simulation } from '../simulation/simulation';
import { CLIENT_ID, findUserByName } from '../tenant';
import { type Grant, grantTokens, requireParameter } from './grants';

/**
 * JWT bearer: an RS256 assertion with the consumer key as issuer, the user name as subject and the audience the
 * org takes, My Domain or the login host. The user has to be pre-approved for the app; there is no refresh token.
 */
export const jwtBearer: Grant = (sim, parameters) => {
	const assertion = requireParameter(parameters, 'assertion');
	const claims = readClaims(assertion);
	if (claims.iss !== CLIENT_ID) throw new OAuthRefusal('clientId');
	if (!isSigned(sim, assertion) || typeof claims.exp !== 'number') throw new OAuthRefusal('assertion');
	if (claims.exp * 1000 <= sim.clock.now()) throw new OAuthRefusal('expiredAssertion');
	const audiences = [claims.aud ?? []].flat();
	if (!audiences.some((audience) => isAccepted(sim, audience)))
		throw new OAuthRefusal(sim.switches.jwtAudienceRefusal);
	const user = findUserByName(claims.sub ?? '');
	// One answer for an unknown and an unapproved user, as the platform gives.
	if (!user?.hasApprovedApp) throw new OAuthRefusal('notApproved');
	return grantTokens(sim, user, 'api web openid');
};

function readClaims(assertion: string): jwt.JwtPayload {
	const decoded = jwt.decode(assertion, { complete: true });
	if (!decoded || typeof decoded.payload === 'string') throw new OAuthRefusal('assertion');
	return decoded.payload;
}

function isSigned(sim: Simulation, assertion: string): boolean {
	try {
		// Times are checked against the simulator's own clock.
		jwt.verify(assertion, sim.jwtPublicKey, {
			algorithms: ['RS256'],
			ignoreExpiration: true,
			ignoreNotBefore: true,
		});
		return true;
	} catch {
		return false;
	}
}

function isAccepted(sim: Simulation, given: string): boolean {
	const { jwtAudience, isSandbox } = sim.switches;
	const audience = given.replace(/\/$/, '');
	const isLoginHost = audience === `https://${isSandbox ? 'test' : 'login'}.salesforce.com`;
	return (
		(jwtAudience !== 'loginHost' && isOwnAddress(sim, audience)) ||
		(jwtAudience !== 'myDomain' && isLoginHost)
	);
}

/** The My Domain address; both loopback names count as the same host. */
function isOwnAddress(sim: Simulation, audience: string): boolean {
	const plain = (address: string) => address.replace('//localhost:', '//127.0.0.1:');
	return plain(audience) === plain(sim.url);
}
