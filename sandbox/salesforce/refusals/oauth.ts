/** Refusals of the token endpoint: OAuth code and the description Salesforce adds. */
export const OAUTH_REFUSALS = {
	unsupportedGrant: { error: 'unsupported_grant_type', description: 'grant type not supported' },
	missingGrant: { error: 'invalid_request', description: 'missing required parameter: grant_type' },
	missingParameter: { error: 'invalid_request', description: 'missing required parameter: {name}' },
	clientId: { error: 'invalid_client_id', description: 'client identifier invalid' },
	clientSecret: { error: 'invalid_client', description: 'invalid client credentials' },
	notApproved: { error: 'invalid_grant', description: "user hasn't approved this consumer" },
	inactiveUser: { error: 'invalid_grant', description: 'inactive user' },
	assertion: { error: 'invalid_grant', description: 'invalid assertion' },
	notInstalled: {
		error: 'invalid_client',
		description: 'External client app is not installed in this org',
	},
	audience: { error: 'invalid_grant', description: 'audience is invalid' },
	// Salesforce says "authorization code" for an expired assertion too.
	expiredAssertion: { error: 'invalid_grant', description: 'expired authorization code' },
	invalidCode: { error: 'invalid_grant', description: 'invalid authorization code' },
	expiredCode: { error: 'invalid_grant', description: 'expired authorization code' },
	redirectUri: { error: 'redirect_uri_mismatch', description: 'redirect_uri must match configuration' },
	codeVerifier: { error: 'invalid_grant', description: 'invalid code verifier' },
	refreshToken: { error: 'invalid_grant', description: 'expired access/refresh token' },
	responseType: { error: 'unsupported_response_type', description: 'response type not supported' },
	missingChallenge: { error: 'invalid_request', description: 'missing required code challenge' },
	challengeMethod: { error: 'invalid_request', description: 'invalid code challenge method' },
	denied: { error: 'access_denied', description: 'end-user denied authorization' },
	badToken: { error: 'invalid_token', description: 'invalid token' },
} as const satisfies Record<string, { error: string; description: string }>;

/** Name of a row of the table. */
export type OAuthRefusalName = keyof typeof OAUTH_REFUSALS;

/** Thrown by a grant that is not given. */
export class OAuthRefusal extends Error {
	readonly error: string;

	constructor(name: OAuthRefusalName, values: Record<string, string> = {}) {
		const { error, description } = OAUTH_REFUSALS[name];
		super(description.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? ''));
		this.name = 'OAuthRefusal';
		this.error = error;
	}
}
