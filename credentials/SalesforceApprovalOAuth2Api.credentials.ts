import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { API_VERSION } from '../nodes/SalesforceApproval/transport/apiVersion';
import { DEFAULT_PUB_SUB_URL } from '../nodes/SalesforceApproval/transport/credential';

/**
 * My Domain URL as people paste it, turned into the origin of the API by an expression, because n8n resolves the
 * addresses below without calling us. `myDomainOrigin` does the same and more for the nodes.
 */
const origin = (myDomainUrl: string) =>
	`(${myDomainUrl} || "").trim()` +
	'.replace(/^(?!https?:)/, "https://")' +
	'.replace(/^(https?:..[^/]+).*$/, "$1")' +
	'.replace(/[.]lightning[.]force[.]com$/, ".my.salesforce.com")' +
	'.replace(/[.]my[.]salesforce-setup[.]com$/, ".my.salesforce.com")';

const SELF = origin('$self["myDomainUrl"]');

/**
 * What the window of the login shows when it fails, and what helps. The words in the window are n8n's and Salesforce's,
 * and only name the fault, so the help stands in the form behind it. n8n takes line breaks out of a notice.
 */
const LOGIN_HELP = [
	'Connect opens a window: log in to Salesforce and select Allow.',
	"When it fails, the window names the reason, on n8n's page under More details.",
	'After access_denied, select Connect again, then Allow.',
	'After invalid_client, copy Consumer Key and Consumer Secret from the External Client App into Client ID and Client Secret again.',
	'After redirect_uri_mismatch, enter the OAuth Redirect URL above as Callback URL of the app.',
].join(' ');

/**
 * Login through Salesforce's own page (authorization code with PKCE), or as the run-as user of an app (client
 * credentials). n8n renews the token when Salesforce answers 401; Salesforce sends no lifetime to renew ahead of.
 */
export class SalesforceApprovalOAuth2Api implements ICredentialType {
	name = 'salesforceApprovalOAuth2Api';

	displayName = 'Salesforce Approval OAuth2 API';

	extends = ['oAuth2Api'];

	// The HTTP Request node would send the token to whatever host a workflow names.
	restrictToSupportedNodes = true as const;

	documentationUrl =
		'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_web_server_flow.htm&type=5';

	icon = { light: 'file:../icons/approval.svg', dark: 'file:../icons/approval.dark.svg' } as const;

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
					description: 'Somebody logs in once on the Salesforce login page; n8n acts as that user',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description: 'No login page; n8n acts as the run-as user set in the External Client App',
				},
			],
			default: 'pkce',
			description: 'How n8n gets its access token from Salesforce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			required: true,
			default: `={{ ${SELF} + "/services/oauth2/authorize" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			required: true,
			default: `={{ ${SELF} + "/services/oauth2/token" }}`,
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
			displayName: LOGIN_HELP,
			name: 'loginHelp',
			type: 'notice',
			default: '',
			displayOptions: { show: { grantType: ['pkce'] } },
		},
		{
			displayName: 'Pub/Sub Address',
			name: 'pubSubUrl',
			type: 'string',
			default: DEFAULT_PUB_SUB_URL,
			description:
				'Where the Salesforce Approval Trigger receives platform events. EU operating zone: https://api.deu.pubsub.salesforce.com:7443. Change it for a proxy or a simulator.',
		},
	];

	/** n8n runs it for client credentials, which have no log-in page that would show what is wrong. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${origin('$credentials.myDomainUrl')} }}`,
			url: `/services/data/v${API_VERSION}/query?q=${encodeURIComponent('SELECT Id FROM Organization')}`,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Salesforce gave a token but refused the session. Check that the app grants the scope "Manage user data via APIs (api)" and that the session is not locked to an IP address.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The user may not use the API. Give its profile or a permission set "API Enabled".',
				},
			},
		],
	};
}
