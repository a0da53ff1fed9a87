import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { sessionHeaders, storedSession, toBillCredential } from '../nodes/BillCom/transport/credential';
import { isV2Request, withV2Session } from '../nodes/BillCom/transport/v2Form';
import { logIn } from '../nodes/BillCom/transport/login';

const isUserLogin = { show: { loginMethod: ['user'] } };
const isTokenLogin = { show: { loginMethod: ['syncToken'] } };

/** Filled by `preAuthentication` and kept by n8n, so that all executions and workers share one session. */
const sessionId: INodeProperties = {
	displayName: 'Session ID',
	name: 'sessionId',
	type: 'hidden',
	typeOptions: { expirable: true, password: true },
	default: '',
};

/** In the order of BILL's own settings page. Secrets are masked. */
const properties: INodeProperties[] = [
	sessionId,
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{ name: 'Custom URL', value: 'custom', description: 'A simulator or a proxy in front of BILL' },
			{ name: 'Production', value: 'production', description: 'Real money moves' },
			{ name: 'Sandbox', value: 'sandbox', description: 'BILL test environment, no money moves' },
		],
		default: 'sandbox',
		description: 'Keys, users and data are separate in each environment',
	},
	{
		displayName: 'URL',
		name: 'customUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. http://127.0.0.1:4010',
		required: true,
		displayOptions: { show: { environment: ['custom'] } },
		description: 'Origin only. The node appends /connect, /connect-events and /api/v2.',
	},
	{
		displayName: 'Developer Key',
		name: 'developerKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'In BILL under Settings, Sync & Integrations, Manage Developer Keys',
	},
	{
		displayName: 'Organization ID',
		name: 'organizationId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 00801ABCDEFGHIJKLMNO',
		required: true,
		description: 'Starts with 008. In BILL under Settings, Sync & Integrations, Manage Developer Keys.',
	},
	{
		displayName: 'Sign In With',
		name: 'loginMethod',
		type: 'options',
		options: [
			{
				name: 'Sync Token',
				value: 'syncToken',
				description: 'Token name and value. BILL does not allow payments with a sync token.',
			},
			{ name: 'User', value: 'user', description: 'Email and password. Needed for payments.' },
		],
		default: 'user',
		description: 'How n8n signs in to BILL. Payments need User.',
	},
	{
		displayName: 'User Email',
		name: 'userName',
		type: 'string',
		default: '',
		description: 'The email address of the BILL user n8n signs in as',
		placeholder: 'e.g. ap.clerk@example.com',
		required: true,
		displayOptions: isUserLogin,
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The password of this user in the chosen environment',
		required: true,
		displayOptions: isUserLogin,
	},
	{
		displayName: 'Token Name',
		name: 'tokenName',
		type: 'string',
		default: '',
		description: 'The name of the sync token, as created in BILL',
		required: true,
		displayOptions: isTokenLogin,
	},
	{
		displayName: 'Token Value',
		name: 'tokenValue',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The value BILL showed once, when the sync token was created',
		required: true,
		displayOptions: isTokenLogin,
	},
	{
		displayName: 'Remembered Device ID',
		name: 'rememberMeId',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: isUserLogin,
		description:
			'What Session: Confirm Code returned as rememberMeId. Needed for payments, trusted for about 30 days.',
	},
	{
		displayName: 'Device Name',
		name: 'device',
		type: 'string',
		default: '',
		placeholder: 'e.g. n8n-payables',
		displayOptions: isUserLogin,
		description:
			'The same name that was used when the Remembered Device ID was issued, 19 characters at most',
	},
	{
		displayName: 'Trusted Until',
		name: 'trustedUntil',
		type: 'dateTime',
		default: '',
		displayOptions: isUserLogin,
		description:
			'The date that Session: Confirm Code returned. BILL does not show how long it trusts a device; with this date Session: Get counts the days left.',
	},
	{
		displayName: 'Calls at Once',
		name: 'callsAtOnce',
		type: 'options',
		options: [
			{ name: '1', value: 1, description: 'Three workers or more share the developer key' },
			{ name: '2', value: 2, description: 'Another program uses the developer key now and then' },
			{ name: '3', value: 3, description: 'One n8n process uses the developer key' },
		],
		default: 3,
		description:
			'How many calls each n8n process sends at the same time. BILL accepts three per developer key and organization, from all n8n workers together. With more workers than that, the nodes wait for each other.',
	},
	{
		displayName: 'Keep Trying For (Seconds)',
		name: 'keepTryingFor',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 600 },
		default: 30,
		description:
			'How long to try a call again, with growing pauses, while BILL is down or does not answer. Only calls that are safe to repeat, such as reading; a payment is never sent twice. With 0, a call is tried three times within about a second. If empty, 30.',
	},
	{
		displayName: 'Unclear Writes Settle After (Seconds)',
		name: 'settlesAfter',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 600 },
		default: 300,
		description:
			'How long BILL may still be at work on a write that it did not answer. Until then it is not sent again; after that, the node first looks for what it may have changed. BILL promises no time. If empty, 300.',
	},
];

/**
 * BILL (Bill.com) sign-in: developer key, organization and a user or a sync token.
 *
 * The session lives 35 minutes after its last use (sync token: 48 hours); BILL allows 200 logins an hour and developer
 * key (BILL login and api-rate-limits, 2026-11). Tested by `methods.credentialTest.billComApiTest` of the BILL node.
 */
export class BillComApi implements ICredentialType {
	name = 'billComApi';

	displayName = 'BILL API';

	icon: Icon = { light: 'file:../icons/bill.svg', dark: 'file:../icons/bill.dark.svg' };

	documentationUrl = 'https://developer.bill.com/docs/bill-keys-tokens';

	/** The generic HTTP Request node repeats a request after any failure, a payment too. */
	restrictToSupportedNodes = true as const;

	properties = properties;

	/** v3 carries key and session in headers, v2 in the form body. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const credential = toBillCredential(credentials);
		if (isV2Request(request)) return withV2Session(request, credential);
		const headers: IDataObject = { ...request.headers, ...sessionHeaders(credential) };
		return { ...request, headers };
	};

	/** Signs in when no session is stored, or when BILL refused the stored one with 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const credential = toBillCredential(credentials);
		const { sessionId } = await logIn(this.helpers.httpRequest, credential);
		return { sessionId: storedSession(credential, sessionId) };
	}
}
