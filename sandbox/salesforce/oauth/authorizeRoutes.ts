import { isJsonObject } from '../../simulator/fields';
import type { Call, Route } from '../http/route';
import { OAUTH_REFUSALS, type OAuthRefusalName } from '../refusals/oauth';
import type { Reply } from '../simulation/reply';
import type { Simulation } from '../simulation/simulation';
import type { AuthorizationRequest } from '../state/authorizations';
import { CLIENT_ID, findUserByName, USERS } from '../tenant';
import { consentPage, errorPage, loginPage } from './pages';

const LOGIN = '/login';
const CONSENT = '/setup/secur/RemoteAccessAuthorizationPage';
/** Where n8n waits for the code; the port is whatever n8n runs on. */
const N8N_CALLBACK = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/(.*\/)?rest\/oauth2-credential\/callback$/;

/**
 * GET /services/oauth2/authorize. Sends the browser to log-in and consent. A wrong app or callback address is shown to
 * the person, because nothing may be sent to an address nobody registered; other refusals go back to the app.
 */
export const authorize: Route = {
	access: 'public',
	method: 'GET',
	path: '/services/oauth2/authorize',
	handle: ({ sim, query }) => {
		if (query.client_id !== CLIENT_ID) return refusePage('clientId');
		if (!isRegistered(sim, query.redirect_uri ?? '')) return refusePage('redirectUri');
		const request = readRequest(query);
		if (query.response_type !== 'code') return sendBack(request, { refused: 'responseType' });
		if (!request.codeChallenge && sim.switches.requirePkce)
			return sendBack(request, { refused: 'missingChallenge' });
		if (!['S256', 'plain'].includes(query.code_challenge_method ?? 'plain')) {
			return sendBack(request, { refused: 'challengeMethod' });
		}
		return goTo(LOGIN, sim.authorizations.begin(request));
	},
};

/** GET /login: the log-in page. */
export const showLogin: Route = {
	access: 'public',
	method: 'GET',
	path: LOGIN,
	handle: ({ query }) => html(200, loginPage({ action: LOGIN, key: query.request ?? '' })),
};

/** POST /login: checks user name and password and goes on to the consent page. */
export const logIn: Route = {
	access: 'public',
	method: 'POST',
	path: LOGIN,
	handle: (call) => {
		const { username = '', pw = '', request: key = '' } = formOf(call);
		const user = findUserByName(username.trim());
		if (!user?.isActive || user.password !== pw) {
			const message =
				'Please check your username and password. If you still can’t log in, contact your administrator.';
			return html(200, loginPage({ action: LOGIN, key, userName: username, message }));
		}
		call.sim.authorizations.logIn(key, user.id);
		return goTo(CONSENT, key);
	},
};

/** GET …/RemoteAccessAuthorizationPage: asks whether the app may act for the person. */
export const showConsent: Route = {
	access: 'public',
	method: 'GET',
	path: CONSENT,
	handle: ({ sim, query }) => {
		const key = query.request ?? '';
		const pending = sim.authorizations.find(key);
		const user = USERS.find(({ id }) => id === pending?.userId);
		if (!pending || !user) return goTo(LOGIN, key);
		return html(200, consentPage({ action: CONSENT, key, scope: pending.scope, userName: user.userName }));
	},
};

/** POST …/RemoteAccessAuthorizationPage: Allow sends a code to the app, Deny says so. */
export const answerConsent: Route = {
	access: 'public',
	method: 'POST',
	path: CONSENT,
	handle: (call) => {
		const { request: key = '', answer } = formOf(call);
		const pending = call.sim.authorizations.find(key);
		if (!pending?.userId) return refusePage('invalidCode');
		call.sim.authorizations.end(key);
		if (answer !== 'allow') return sendBack(pending, { refused: 'denied' });
		return sendBack(pending, { code: call.sim.authorizations.issueCode(pending, pending.userId) });
	},
};

function readRequest(query: Call['query']): AuthorizationRequest {
	return {
		redirectUri: query.redirect_uri,
		scope: query.scope || 'api refresh_token',
		state: query.state,
		codeChallenge: query.code_challenge || undefined,
		challengeMethod: query.code_challenge_method === 'S256' ? 'S256' : 'plain',
	};
}

function isRegistered({ callbackUrls }: Simulation, redirectUri: string): boolean {
	return callbackUrls ? callbackUrls.includes(redirectUri) : N8N_CALLBACK.test(redirectUri);
}

function sendBack(
	request: AuthorizationRequest,
	outcome: { code: string } | { refused: OAuthRefusalName },
): Reply {
	const target = new URL(request.redirectUri);
	if ('code' in outcome) target.searchParams.set('code', outcome.code);
	else {
		const { error, description } = OAUTH_REFUSALS[outcome.refused];
		target.searchParams.set('error', error);
		target.searchParams.set('error_description', description);
	}
	if (request.state !== undefined) target.searchParams.set('state', request.state);
	return { status: 302, headers: { location: target.href } };
}

function refusePage(name: OAuthRefusalName): Reply {
	const { error, description } = OAUTH_REFUSALS[name];
	return html(400, errorPage(error, description));
}

function goTo(path: string, key: string): Reply {
	return { status: 302, headers: { location: `${path}?request=${encodeURIComponent(key)}` } };
}

function html(status: number, body: string): Reply {
	return { status, body };
}

function formOf({ body }: Call): Record<string, string | undefined> {
	if (!isJsonObject(body)) return {};
	return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
