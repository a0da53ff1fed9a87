import { createHash, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { OAUTH_REFUSALS, type OAuthRefusalName } from '../../../sandbox/salesforce/refusals/oauth';
import { CLIENT_ID, CLIENT_SECRET, PASSWORD } from '../../../sandbox/salesforce/tenant';
import { type Answer, anOrg, ask, type Org } from './org';

interface Tokens {
	access_token: string;
	refresh_token?: string;
	instance_url: string;
	id: string;
	error?: string;
	error_description?: string;
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-1234567890';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const TWO_HOURS_MS = 2 * 60 * 60 * 1000;

describe('OAuth', () => {
	let org: Org;

	const token = async (form: Record<string, string>, headers?: Record<string, string>) =>
		await ask<Tokens>('POST', `${org.url}/services/oauth2/token`, {
			body: new URLSearchParams(form),
			headers,
		});
	const assertion = (claims: Partial<jwt.SignOptions> = {}, key = org.jwtPrivateKey) =>
		jwt.sign({}, key, {
			algorithm: 'RS256',
			issuer: CLIENT_ID,
			subject: 'integration@sandbox.example',
			audience: org.url,
			expiresIn: 180,
			...claims,
		});
	const bearer = async (claims?: Partial<jwt.SignOptions>, key?: string) =>
		await token({ grant_type: JWT_BEARER, assertion: assertion(claims, key) });
	const versions = async (accessToken: string) =>
		await ask('GET', `${org.url}/services/data/v67.0`, {
			headers: { authorization: `Bearer ${accessToken}` },
		});
	const userInfo = async (accessToken: string) =>
		await ask('GET', `${org.url}/services/oauth2/userinfo`, {
			headers: { authorization: `Bearer ${accessToken}` },
		});

	/** Follows the browser's way from the app to the answer and returns the address the browser ends at. */
	const consent = async (query: Record<string, string> = {}, answer = 'allow', password = PASSWORD) => {
		const asked = new URLSearchParams({
			response_type: 'code',
			client_id: CLIENT_ID,
			redirect_uri: CALLBACK,
			scope: 'full refresh_token',
			state: 'st 1',
			code_challenge: CHALLENGE,
			code_challenge_method: 'S256',
			...query,
		});
		const start = await ask('GET', `${org.url}/services/oauth2/authorize?${asked}`);
		const location = start.headers.get('location') ?? '';
		if (!location.startsWith('/login'))
			return { page: start, target: location ? new URL(location) : undefined };
		const key = new URL(location, org.url).searchParams.get('request') ?? '';
		const form = new URLSearchParams({ request: key, username: 'Integration@sandbox.example', pw: password });
		const loggedIn = await ask<string>('POST', `${org.url}/login`, { body: form });
		const next = loggedIn.headers.get('location');
		if (!next) return { page: loggedIn, target: undefined };
		const page = await ask<string>('GET', org.url + next);
		const given = await ask('POST', org.url + next.split('?')[0], {
			body: new URLSearchParams({ request: key, answer }),
		});
		return { page, target: new URL(given.headers.get('location') ?? '') };
	};
	const codeGrant = async (changes: Record<string, string> = {}) => {
		const { target } = await consent();
		return await token({
			grant_type: 'authorization_code',
			client_id: CLIENT_ID,
			code: target?.searchParams.get('code') ?? '',
			redirect_uri: CALLBACK,
			code_verifier: VERIFIER,
			...changes,
		});
	};

	beforeEach(async () => {
		org = await anOrg();
	});
	afterEach(async () => await org.stop());

	it('gives a token for a signed assertion, without expires_in and without a refresh token', async () => {
		const { status, body } = await bearer();

		expect(status).toBe(200);
		expect(Object.keys(body).sort()).toEqual([
			'access_token',
			'id',
			'instance_url',
			'issued_at',
			'scope',
			'token_type',
		]);
		expect(body.instance_url).toBe(org.url);
		expect((await versions(body.access_token)).status).toBe(200);
		expect((await userInfo(body.access_token)).body).toMatchObject({
			preferred_username: 'integration@sandbox.example',
		});
		expect(
			(await ask('GET', body.id, { headers: { authorization: `Bearer ${body.access_token}` } })).status,
		).toBe(200);
	});

	it('lets an app act as its run-as user, with its secret in the form or in the header', async () => {
		const inForm = await token({
			grant_type: 'client_credentials',
			client_id: CLIENT_ID,
			client_secret: CLIENT_SECRET,
		});
		const basic = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64');
		const inHeader = await token({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` });

		expect([inForm.status, inHeader.status]).toEqual([200, 200]);
		expect(inForm.body.refresh_token).toBeUndefined();
	});

	it('asks the person who logged in and gives the app a code, tokens and a refresh token', async () => {
		const { page, target } = await consent();

		expect(page.body).toContain('Allow Access?');
		expect(page.body).toContain('integration@sandbox.example');
		expect(target?.origin + (target?.pathname ?? '')).toBe(CALLBACK);
		expect(target?.searchParams.get('state')).toBe('st 1');
		const { body } = await codeGrant();
		expect(body.refresh_token).toEqual(expect.any(String));
		const refreshed = await token({
			grant_type: 'refresh_token',
			client_id: CLIENT_ID,
			refresh_token: body.refresh_token ?? '',
		});
		expect((await versions(refreshed.body.access_token)).status).toBe(200);
		expect(refreshed.body.refresh_token).toBeUndefined();
	});

	it('shows the log-in page again after a wrong password', async () => {
		const { page, target } = await consent({}, 'allow', 'guess');

		expect(target).toBeUndefined();
		expect(page.body).toContain('Please check your username and password');
	});

	it('ends a refresh token once it was used, when the org rotates them', async () => {
		await org.control('POST', 'switches', { rotateRefreshTokens: true });
		const { body } = await codeGrant();
		const refresh = async (refreshToken = '') =>
			await token({ grant_type: 'refresh_token', client_id: CLIENT_ID, refresh_token: refreshToken });

		const first = await refresh(body.refresh_token);
		const again = await refresh(body.refresh_token);

		expect(first.body.refresh_token).toEqual(expect.any(String));
		expect(again.body).toEqual({ error: 'invalid_grant', error_description: 'expired access/refresh token' });
		expect((await refresh(first.body.refresh_token)).status).toBe(200);
	});

	it.each([
		['two idle hours', async () => await org.control('POST', 'clock', { advanceMs: TWO_HOURS_MS + 1 })],
		['the org ending all sessions', async () => await org.control('POST', 'expire-sessions')],
	])('answers 401 after %s, and the identity service 403 in plain text', async (_, end) => {
		const { body } = await bearer();
		await end();

		expect(await versions(body.access_token)).toMatchObject({
			status: 401,
			body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
		});
		expect(await userInfo(body.access_token)).toMatchObject({ status: 403, body: 'Bad_OAuth_Token' });
	});

	it('keeps a session alive that is used', async () => {
		const { body } = await bearer();
		for (let hour = 0; hour < 3; hour++) {
			await org.control('POST', 'clock', { advanceMs: TWO_HOURS_MS - 1000 });
			expect((await versions(body.access_token)).status).toBe(200);
		}
	});

	it('ends a token that is revoked', async () => {
		const { body } = await bearer();

		await ask('POST', `${org.url}/services/oauth2/revoke`, {
			body: new URLSearchParams({ token: body.access_token }),
		});

		expect((await versions(body.access_token)).status).toBe(401);
	});

	/** One request for each row of the table; the types see to it that none is forgotten. */
	const REFUSED: Record<OAuthRefusalName, () => Promise<Answer<Tokens> | URL | undefined>> = {
		unsupportedGrant: async () => await token({ grant_type: 'password', client_id: CLIENT_ID }),
		missingGrant: async () => await token({ client_id: CLIENT_ID }),
		missingParameter: async () => await token({ grant_type: JWT_BEARER }),
		clientId: async () => await bearer({ issuer: 'another-app' }),
		clientSecret: async () =>
			await token({ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: 'wrong' }),
		notApproved: async () => await bearer({ subject: 'outsider@sandbox.example' }),
		inactiveUser: async () => await bearer({ subject: 'former@sandbox.example' }),
		assertion: async () => await bearer({}, anotherKey()),
		audience: async () => await bearer({ audience: 'https://login.salesforce.com' }),
		notInstalled: async () => {
			await org.control('POST', 'switches', { jwtAudienceRefusal: 'notInstalled' });
			return await bearer({ audience: 'https://login.salesforce.com' });
		},
		expiredAssertion: async () => await bearer({ expiresIn: -1 }),
		invalidCode: async () => await codeGrant({ code: 'aPrxUnknown' }),
		expiredCode: async () => {
			const { target } = await consent();
			await org.control('POST', 'clock', { advanceMs: 16 * 60 * 1000 });
			return await codeGrant({ code: target?.searchParams.get('code') ?? '' });
		},
		redirectUri: async () =>
			await codeGrant({ redirect_uri: 'http://localhost:1/rest/oauth2-credential/callback' }),
		codeVerifier: async () => await codeGrant({ code_verifier: 'another' }),
		refreshToken: async () =>
			await token({ grant_type: 'refresh_token', client_id: CLIENT_ID, refresh_token: 'x' }),
		responseType: async () => (await consent({ response_type: 'token' })).target,
		missingChallenge: async () => (await consent({ code_challenge: '' })).target,
		challengeMethod: async () => (await consent({ code_challenge_method: 'S512' })).target,
		denied: async () => (await consent({}, 'deny')).target,
		badToken: async () =>
			await ask<Tokens>('POST', `${org.url}/services/oauth2/revoke`, {
				body: new URLSearchParams({ token: 'x' }),
			}),
	};

	it.each(Object.entries(REFUSED))('refuses by %s', async (name, request) => {
		const expected = Object.entries(OAUTH_REFUSALS).find(([row]) => row === name)?.[1];

		const answer = await request();

		const isRedirect = answer instanceof URL;
		const error = isRedirect ? answer.searchParams.get('error') : answer?.body.error;
		const description = isRedirect
			? answer.searchParams.get('error_description')
			: answer?.body.error_description;
		expect(error).toBe(expected?.error);
		expect(description).toContain(expected?.description.replace(/\{\w+\}/, ''));
	});

	it.each([
		['an unknown app', { client_id: 'another-app' }, 'invalid_client_id'],
		[
			'an address nobody registered',
			{ redirect_uri: 'https://evil.example/rest/oauth2-credential/callback' },
			'redirect_uri_mismatch',
		],
	])('shows the person, and tells nobody else, about %s', async (_, query, error) => {
		const { page, target } = await consent(query);

		expect(target).toBeUndefined();
		expect(page).toMatchObject({ status: 400, body: expect.stringContaining(error) });
	});
});

function anotherKey(): string {
	return generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	}).privateKey;
}
