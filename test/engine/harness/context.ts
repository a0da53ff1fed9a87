/** What n8n gives a running node besides its input (n8n 2.41.1, dist/workflow-execute-additional-data.js, getBase). */
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { EngineCredentialsHelper, storeCredential } from './credentials';
import type { StoredCredential } from './credentials';
import { fullNodeType } from './package';
import type { LoadedPackage } from './package';

/** A credential as plain data is stored for this one run; one from storeCredential keeps its session between runs. */
export type Credentials = Record<string, StoredCredential | ICredentialDataDecryptedObject>;

export interface NodeUnderTest {
	/** `billCom` or the full name. */
	type: string;
	typeVersion?: number;
	parameters?: INodeParameters;
	credentials?: Credentials;
	onError?: OnError;
	/** What its webhook's address is made of; the same for all unless given. */
	webhookId?: string;
	/** n8n's Retry On Fail, with one more try at once. */
	retryOnFail?: boolean;
}

let executions = 0;

/** A node as n8n saves it. Its id is fixed, so that ids built from it can be predicted. */
export function aNode(given: NodeUnderTest, name = 'Node under test'): INode {
	const references = Object.entries(given.credentials ?? {}).map(([type, credential]) => {
		const stored = isStored(credential) ? credential : storeCredential(type, credential);
		return [type, { id: stored.id, name: stored.name }];
	});
	return {
		id: 'node-1',
		webhookId: given.webhookId ?? 'c0ffee00-0000-4000-8000-000000000001',
		name,
		type: fullNodeType(given.type),
		typeVersion: given.typeVersion ?? 1,
		position: [0, 0],
		parameters: given.parameters ?? {},
		credentials: Object.fromEntries(references),
		...(given.retryOnFail && { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }),
		...(given.onError && { onError: given.onError }),
	};
}

/** A workflow with an id, as one that was saved. `staticData` is what n8n read from its database. */
export function aWorkflow(
	loaded: LoadedPackage,
	nodes: INode[],
	{
		connections = {},
		staticData,
		active = false,
	}: { connections?: IConnections; staticData?: IDataObject; active?: boolean } = {},
): Workflow {
	const { nodeTypes } = loaded;
	return new Workflow({
		id: 'workflow-1',
		name: 'Workflow under test',
		nodes,
		connections,
		active,
		nodeTypes,
		staticData,
	});
}

/** What a node has n8n run as a workflow of its own, and the items it gives. */
export type SubWorkflow = (workflow: IWorkflowBase, items: INodeExecutionData[]) => Promise<void>;

/** @param baseUrl origin under which the webhooks of the test are served */
export function additionalDataFor(
	loaded: LoadedPackage,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
	baseUrl = 'http://127.0.0.1:5678',
	subWorkflow?: SubWorkflow,
): IWorkflowExecuteAdditionalData {
	const executionId = String(++executions);
	const refuse = (what: string) => async (): Promise<never> => {
		throw new Error(`${what} is not part of the engine tests`);
	};
	return {
		credentialsHelper: new EngineCredentialsHelper(loaded),
		externalSecretsProxy: new ExternalSecretsProxy(),
		hooks: new ExecutionLifecycleHooks(mode, executionId, savedForm(workflow)),
		executionId,
		workflowId: workflow.id,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${baseUrl}/rest`,
		instanceBaseUrl: `${baseUrl}/`,
		formBaseUrl: `${baseUrl}/form`,
		formTestBaseUrl: `${baseUrl}/form-test`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		mcpBaseUrl: `${baseUrl}/mcp`,
		mcpTestBaseUrl: `${baseUrl}/mcp-test`,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		executeWorkflow: subWorkflow
			? async ({ code }, _, { inputData = [] }) => {
					if (!code) throw new Error('Only a workflow that a node brings along is part of the engine tests');
					await subWorkflow(code, inputData);
					return { executionId: String(++executions), data: [null] };
				}
			: refuse('A sub-workflow'),
		getRunExecutionData: refuse('Resuming an execution'),
		getRuntimeCredential: refuse('A runtime credential'),
		startRunnerTask: refuse('The Code node'),
		logAiEvent: () => {},
	};
}

function savedForm(workflow: Workflow): IWorkflowBase {
	const { id, name = '', nodes, connectionsBySourceNode } = workflow;
	const savedAt = new Date();
	return {
		id,
		name,
		active: workflow.active,
		activeVersionId: null,
		isArchived: false,
		nodes: Object.values(nodes),
		connections: connectionsBySourceNode,
		createdAt: savedAt,
		updatedAt: savedAt,
	};
}

function isStored(
	credential: StoredCredential | ICredentialDataDecryptedObject,
): credential is StoredCredential {
	return typeof credential.read === 'function';
}
