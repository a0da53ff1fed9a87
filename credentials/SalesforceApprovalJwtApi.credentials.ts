import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { API_VERSION } from '../nodes/SalesforceApproval/transport/apiVersion';
import { DEFAULT_PUB_SUB_URL } from '../nodes/SalesforceApproval/transport/credential';
import { logInByJwt } from '../nodes/SalesforceApproval/transport/jwtLogin';

/**
 * Server-to-server login by a signed assertion (OAuth 2.0 JWT bearer flow), for a user whom an administrator approved
 * for the app beforehand. There is no refresh token: when a session ends, a new assertion is signed.
 */
export class SalesforceApprovalJwtApi implements ICredentialType {
	name = 'salesforceApprovalJwtApi';

	displayName = 'Salesforce Approval JWT API';

	documentationUrl = 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm&type=5';

	icon = { light: 'file:../icons/approval.svg', dark: 'file:../icons/approval.dark.svg' } as const;

	/** The generic HTTP Request node sends a request again on any refusal, so an approval could be decided twice. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{ displayName: 'Instance URL', name: 'instanceUrl', type: 'hidden', default: '' },
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
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'Consumer Key of the External Client App',
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. integration@mycompany.com',
			description: 'The Salesforce user n8n acts as. The user must be pre-authorized for the app.',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			required: true,
			typeOptions: { password: true, rows: 4 },
			default: '',
			description: 'RSA key in PEM format, without a pass phrase, whose certificate is uploaded to the app',
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

	/** A query any API user may run: it proves the session, not only that the host answers. */
	test: ICredentialTestRequest = {
		request: {
			url: `/services/data/v${API_VERSION}/query?q=${encodeURIComponent('SELECT Id FROM Organization')}`,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Salesforce let the user in but refused the session. Check that the app grants the scope "Manage user data via APIs (api)" and that the session is not locked to an IP address.',
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

	/** A relative address (the credential test has one) goes to the org the login answered with. */
	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		const isRelative = request.baseURL === undefined && request.url.startsWith('/');
		return {
			...request,
			...(isRelative && { baseURL: String(credentials.instanceUrl ?? '') }),
			headers: { ...request.headers, Authorization: `Bearer ${String(credentials.accessToken ?? '')}` },
		};
	}

	/** Called by n8n when there is no session yet, and after a 401. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const { accessToken, instanceUrl } = await logInByJwt(this.helpers, {
			myDomainUrl: String(credentials.myDomainUrl ?? ''),
			clientId: String(credentials.clientId ?? ''),
			userName: String(credentials.userName ?? ''),
			privateKey: String(credentials.privateKey ?? ''),
		});
		return { accessToken, instanceUrl };
	}
}
