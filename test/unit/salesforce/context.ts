/**
 * The part of n8n a node sees, with real HTTP underneath: signing, and one new login on 401, as n8n-core does it
 * (request-helpers/authentication.js, 2.41.1). Parameters are given per item, so that a wrong index shows.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { SalesforceApprovalJwtApi } from '../../../credentials/SalesforceApprovalJwtApi.credentials';
import { router } from '../../../nodes/SalesforceApproval/run/router';

/** The stored JWT credential. A login writes the token into it, as n8n does into its database. */
export interface StoredCredential extends ICredentialDataDecryptedObject {
	myDomainUrl: string;
	accessToken: string;
}

export interface RunOptions {
	credential: StoredCredential;
	/** The parameters of each input item. */
	items: IDataObject[];
	continueOnFail?: boolean;
	/** `…salesforceApprovalTool` when an agent runs the node. */
	nodeType?: string;
	/** The workflow's; New York unless a test is about it. */
	timezone?: string;
	/** What is stored with the node itself. */
	nodeParameters?: INodeParameters;
}

/** A credential that is already logged in, for tests that are not about the login. */
export function loggedIn(myDomainUrl: string): StoredCredential {
	return { myDomainUrl, accessToken: 'a-token', instanceUrl: myDomainUrl };
}

/** Runs the node over all items, as its `execute` does. */
export async function runSalesforce(options: RunOptions): Promise<INodeExecutionData[]> {
	return await router(executeContext(options));
}

/** The context itself, for functions below the router. */
export function executeContext({
	credential,
	items,
	continueOnFail = false,
	nodeType = 'n8n-nodes-billcom-salesforce.salesforceApproval',
	nodeParameters = {},
	timezone = 'America/New_York',
}: RunOptions): IExecuteFunctions {
	const node: INode = {
		id: 'node-1',
		name: 'Salesforce',
		type: nodeType,
		typeVersion: 1,
		position: [0, 0],
		parameters: nodeParameters,
		credentials: { salesforceApprovalJwtApi: { id: credential.myDomainUrl, name: 'Salesforce' } },
	};
	const context = {
		getNode: () => node,
		getInputData: () => items.map((json) => ({ json })),
		continueOnFail: () => continueOnFail,
		getTimezone: () => timezone,
		addExecutionHints: () => {},
		getCredentials: async () => ({ ...credential }),
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) =>
			({ authentication: 'jwt', ...items[itemIndex] })[name] ?? fallback,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				await sendSigned(node, credential, request),
		},
	};
	return Object.assign(Object.create(null), context);
}

async function sendSigned(node: INode, credential: StoredCredential, request: IHttpRequestOptions) {
	if (credential.accessToken === '') await logIn(credential);
	const first = await send(await sign(credential, request));
	if (first.statusCode !== 401) return first;
	await logIn(credential);
	const second = await send(await sign(credential, request));
	if (second.statusCode !== 401) return second;
	const refusal = Object.assign(new Error('Request failed with status code 401'), {
		response: { status: 401, data: second.body },
	});
	throw new NodeApiError(node, { message: refusal.message, response: {} }, { httpCode: '401' });
}

async function sign(
	credential: StoredCredential,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return await new SalesforceApprovalJwtApi().authenticate(credential, request);
}

/** Logs in the way n8n would and keeps the session. */
export async function logIn(credential: StoredCredential): Promise<void> {
	const helpers = { helpers: { httpRequest: send } };
	Object.assign(credential, await new SalesforceApprovalJwtApi().preAuthentication.call(helpers, credential));
}

async function send(request: IHttpRequestOptions) {
	const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)]);
	const body = typeof request.body === 'string' ? request.body : undefined;
	const reply = await fetch(request.url, {
		method: request.method,
		headers: Object.fromEntries(headers),
		...(body !== undefined && { body }),
	});
	const answered: Record<string, string> = {};
	reply.headers.forEach((value, name) => (answered[name] = value));
	return { statusCode: reply.status, headers: answered, body: await reply.text() };
}
