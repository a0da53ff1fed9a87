/** How the node parameter "Authentication" names the two ways in. */
export type Authentication = 'jwt' | 'oAuth2';

/** The names of this package's two Salesforce credentials. */
export type SalesforceCredentialType = 'salesforceApprovalJwtApi' | 'salesforceApprovalOAuth2Api';

/** Decrypted JWT credential, as far as the nodes read it. */
export interface SalesforceJwtCredential {
	myDomainUrl: string;
	userName: string;
	pubSubUrl: string;
	accessToken: string;
	instanceUrl: string;
}

/** Decrypted OAuth2 credential, as far as the nodes read it. `oauthTokenData` is Salesforce's token reply as n8n stored it. */
export interface SalesforceOAuth2Credential {
	myDomainUrl: string;
	grantType: 'pkce' | 'clientCredentials';
	pubSubUrl: string;
	oauthTokenData?: { access_token?: string; instance_url?: string; id?: string };
}

/** Address of Salesforce's Pub/Sub API outside the EU operating zone (Salesforce pub-sub-endpoints, 2026-11). */
export const DEFAULT_PUB_SUB_URL = 'https://api.pubsub.salesforce.com:7443';

/** The credential a node uses, from its parameter "Authentication". Anything but `jwt` means OAuth2, the default. */
export function credentialTypeFor(authentication: unknown): SalesforceCredentialType {
	return authentication === 'jwt' ? 'salesforceApprovalJwtApi' : 'salesforceApprovalOAuth2Api';
}
