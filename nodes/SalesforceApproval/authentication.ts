import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The field "Authentication", the same in the node and its trigger. `credentialTypeFor` reads its value. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{
			name: 'JWT',
			value: 'jwt',
			description: 'Signs in a pre-authorized user with a certificate, without a login page',
		},
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'Signs in on the Salesforce login page, or with client credentials',
		},
	],
	default: 'oAuth2',
	description: 'How n8n signs in to Salesforce',
};

/** The credentials behind the field "Authentication". */
export const salesforceCredentials: INodeCredentialDescription[] = [
	{ name: 'salesforceApprovalJwtApi', required: true, displayOptions: { show: { authentication: ['jwt'] } } },
	{
		name: 'salesforceApprovalOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
