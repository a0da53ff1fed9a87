import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { DEFAULT_PUB_SUB_URL } from '../nodes/SalesforceApproval/transport/credential';

/** The address as people paste it, without spaces and slashes at its end. */
const ORIGIN = '($self["myDomainUrl"] || "").trim().replace(/\\/+$/, "")';

/**
 * Login through Salesforce's own page (authorization code with PKCE), or as the run-as user of an app (client
 * credentials). n8n renews the token when Salesforce answers 401; Salesforce sends no lifetime to renew ahead of.
 */
export class SalesforceApprovalOAuth2Api implements ICredentialType {
	name = 'salesforceApprovalOAuth2Api';

	displayName = 'Salesforce Approval OAuth2 API';

	extends = ['oAuth2Api'];

	documentationUrl =
		'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_web_server_flow.htm&type=5';

	icon = { light: 'file:../icons/approval.svg', dark: 'file:../icons/approval.dark.svg' } as const;

	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'My Domain URL',
			name: 'myDomainUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://mycompany.my.salesforce.com',
			description: 'Address of your org, from Setup, My Domain. A sandbox has its own.',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code with PKCE',
					value: 'pkce',
					description: 'Someone logs in once on the page of Salesforce; n8n acts as that user',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description: 'No log-in page; n8n acts as the run-as user set in the External Client App',
				},
			],
			default: 'pkce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			required: true,
			default: `={{ ${ORIGIN} + "/services/oauth2/authorize" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			required: true,
			default: `={{ ${ORIGIN} + "/services/oauth2/token" }}`,
		},
		{
			// Salesforce refuses the client credentials grant when it names a scope ("scope parameter not supported").
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{ $self["grantType"] === "clientCredentials" ? "" : "api refresh_token" }}',
		},
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		{
			displayName: 'Pub/Sub Address',
			name: 'pubSubUrl',
			type: 'string',
			default: DEFAULT_PUB_SUB_URL,
			description:
				'Where the Salesforce Approval Trigger receives platform events. EU operating zone: https://api.deu.pubsub.salesforce.com:7443. Change it for a proxy or a simulator.',
		},
	];
}
