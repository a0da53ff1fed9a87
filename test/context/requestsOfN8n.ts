/**
 * n8n-core's own requests for the light contexts of the unit tests: the credential's `preAuthentication` and
 * `authenticate`, one new login on 401, errors as n8n makes them. A context of a test keeps only what a test gives.
 */
import { ExecuteContext } from 'n8n-core';
import { Workflow, createRunExecutionData } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	INode,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { EngineCredentialsHelper, shareCredential } from '../engine/harness/credentials';

type Requests = Pick<IExecuteFunctions['helpers'], 'httpRequest' | 'httpRequestWithAuthentication'>;

/** @param stored what n8n has in its database; a login writes the session into it */
export function requestsOfN8n(
	node: INode,
	credentialType: ICredentialType,
	stored: ICredentialDataDecryptedObject,
): Requests {
	const credentials = { [credentialType.name]: shareCredential(credentialType.name, stored) };
	const sender = { ...node, credentials };
	const nodeTypes = { getByNameAndVersion: () => NO_NODE } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [sender], connections: {}, active: false, nodeTypes });
	const credentialsHelper = new EngineCredentialsHelper({
		nodeTypes,
		credentialType: () => credentialType,
		parentCredentials: () => [],
		supportedNodes: () => [],
	});
	const context = new ExecuteContext(
		workflow,
		sender,
		{ credentialsHelper } as unknown as IWorkflowExecuteAdditionalData,
		'manual',
		createRunExecutionData({}),
		0,
		[],
		{ main: [] },
		{ node: sender, data: { main: [] }, source: null },
		[],
	);
	// n8n reads the credential from its database for every request.
	Reflect.set(context, 'getCredentials', async () => ({ ...stored }));
	return context.helpers;
}

const NO_NODE = { description: { properties: [] } } as unknown as INodeType;
