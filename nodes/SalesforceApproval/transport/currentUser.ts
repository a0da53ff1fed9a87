import type { SalesforceConnection } from './connection';
import type { SalesforceJwtCredential, SalesforceOAuth2Credential } from './credential';
import type { SalesforceContext } from './n8nTransport';
import { quoted } from './soqlLiterals';

/**
 * The id (18 characters) of the user the credential acts as, or empty if Salesforce does not tell. An OAuth2 token
 * reply names it in its `id` address; for a JWT it is looked up by user name, one call.
 */
export async function currentUserId(
	ctx: SalesforceContext,
	salesforce: SalesforceConnection,
): Promise<string> {
	const credential = await ctx.getCredentials<
		Partial<SalesforceJwtCredential> & Partial<SalesforceOAuth2Credential>
	>(salesforce.credentialType);
	const identity = credential.oauthTokenData?.id?.split('/').at(-1);
	if (identity) return identity;
	if (!credential.userName) return '';
	const { records } = await salesforce.query<{ Id: string }>(
		`SELECT Id FROM User WHERE Username = ${quoted(credential.userName)}`,
	);
	return records[0]?.Id ?? '';
}
