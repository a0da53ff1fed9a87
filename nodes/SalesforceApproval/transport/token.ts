import {
	DEFAULT_PUB_SUB_URL,
	type SalesforceCredentialType,
	type SalesforceJwtCredential,
	type SalesforceOAuth2Credential,
} from './credential';
import { connect } from './connection';
import type { SalesforceContext } from './n8nTransport';

/** What a client outside REST (Pub/Sub) needs to act as the credential's user. */
export interface SalesforceAccess {
	accessToken: string;
	/** Origin of the org, as the token reply names it. */
	instanceUrl: string;
	/** 18 characters. Pub/Sub refuses the 15 that Setup pages show. */
	organizationId: string;
	/** The credential's Pub/Sub address. */
	pubSubUrl: string;
}

/**
 * A token that worked a moment ago. Costs one REST call, which answers 401 to a dead token and so makes n8n renew it;
 * only then the token is read back from the credential. Call it again whenever a token was refused.
 *
 * @throws what `connect` throws, `SalesforceRefusedError`, or n8n's NodeApiError when the org cannot be reached or the
 * login was refused; `salesforceError` words them all
 */
export async function accessTokenFor(
	ctx: SalesforceContext,
	credentialType: SalesforceCredentialType,
): Promise<SalesforceAccess> {
	const organizationId = await organizationIdOf(ctx, credentialType);
	// n8n wrote the renewed token into its database, not into what an earlier getCredentials returned.
	const credential = await ctx.getCredentials<
		Partial<SalesforceJwtCredential> & Partial<SalesforceOAuth2Credential>
	>(credentialType);
	const token = credential.oauthTokenData;
	const connection = await connect(ctx, credentialType);
	return {
		accessToken: token?.access_token ?? credential.accessToken ?? '',
		instanceUrl: (token?.instance_url ?? credential.instanceUrl) || connection.origin,
		organizationId,
		pubSubUrl: credential.pubSubUrl || DEFAULT_PUB_SUB_URL,
	};
}

/** The 18-character id of the credential's org. One REST call. */
export async function organizationIdOf(
	ctx: SalesforceContext,
	credentialType: SalesforceCredentialType,
): Promise<string> {
	const connection = await connect(ctx, credentialType);
	const { records } = await connection.query<{ Id: string }>('SELECT Id FROM Organization LIMIT 1');
	return records[0]?.Id ?? '';
}
