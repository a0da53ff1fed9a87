/**
 * The parent of every OAuth2 credential. It lives in n8n-nodes-base, which these tests do not load, so the properties
 * that a child inherits are repeated here (n8n-nodes-base 2.41.1, credentials/OAuth2Api.credentials.js).
 */
import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const text = (name: string, defaultValue = ''): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: defaultValue,
});

export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		{
			displayName: 'Use Dynamic Client Registration',
			name: 'useDynamicClientRegistration',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'Client Credentials', value: 'clientCredentials' },
				{ name: 'PKCE', value: 'pkce' },
			],
			default: 'authorizationCode',
		},
		text('authUrl'),
		text('accessTokenUrl'),
		text('clientId'),
		text('clientSecret'),
		text('scope'),
		text('authQueryParameters'),
		text('authentication', 'header'),
		{ displayName: 'Token Data', name: 'oauthTokenData', type: 'json', default: {} },
	],
};
