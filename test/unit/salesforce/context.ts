/**
 * The part of n8n a node sees: requests are n8n-core's own, the rest is what a test gives. Parameters are given per item, so
 * that a wrong index shows.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { SalesforceApprovalJwtApi } from '../../../credentials/SalesforceApprovalJwtApi.credentials';
import { router } from '../../../nodes/SalesforceApproval/run/router';
import { requestsOfN8n } from '../../context/requestsOfN8n';

const NODE_TYPE = 'n8n-nodes-billcom-salesforce.salesforceApproval';
const credentialType = new SalesforceApprovalJwtApi();

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
	nodeType = NODE_TYPE,
	nodeParameters = {},
	timezone = 'America/New_York',
}: RunOptions): IExecuteFunctions {
	const node = aNode(credential, nodeType, nodeParameters);
	const requests = requestsOfN8n(node, credentialType, credential);
	const context = {
		getNode: () => node,
		getInputData: () => items.map((json) => ({ json })),
		continueOnFail: () => continueOnFail,
		isToolExecution: () => false,
		getTimezone: () => timezone,
		addExecutionHints: () => {},
		getCredentials: async () => ({ ...credential }),
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) =>
			({ authentication: 'jwt', ...items[itemIndex] })[name] ?? fallback,
		helpers: {
			httpRequest: requests.httpRequest,
			httpRequestWithAuthentication: requests.httpRequestWithAuthentication,
		},
	};
	return Object.assign(Object.create(null), context);
}

function aNode(credential: StoredCredential, type = NODE_TYPE, parameters: INodeParameters = {}): INode {
	return {
		id: 'node-1',
		name: 'Salesforce',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { salesforceApprovalJwtApi: { id: credential.myDomainUrl, name: 'Salesforce' } },
	};
}

/** Logs in the way n8n would and keeps the session. */
export async function logIn(credential: StoredCredential): Promise<void> {
	const { httpRequest } = requestsOfN8n(aNode(credential), credentialType, credential);
	const helpers = { helpers: { httpRequest } };
	Object.assign(credential, await credentialType.preAuthentication.call(helpers, credential));
}
