/**
 * The part of n8n a BILL node sees: requests are n8n-core's own, the rest is what a test gives. Parameters are given per
 * item, so that a wrong index shows.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import { BillComApi } from '../../../credentials/BillComApi.credentials';
import { router } from '../../../nodes/BillCom/run/router';
import { requestsOfN8n } from '../../context/requestsOfN8n';
import { billSignIn } from '../../../sandbox/start/billSignIn';

/** The stored credential; a login writes the session into it, as n8n does into its database. */
export type StoredCredential = ICredentialDataDecryptedObject & { sessionId: string };

export interface RunOptions {
	credential: StoredCredential;
	/** The parameters of each input item. */
	items: IDataObject[];
	/** The binary fields of each input item. */
	files?: Array<Record<string, File>>;
	continueOnFail?: boolean;
	/** The workflow's; New York unless a test is about it. */
	timezone?: string;
	/** `billComTool` when an agent runs the node. */
	nodeType?: string;
	/** The same for every try of one run, as with Retry On Fail; without one nothing is known of other tries. */
	executionId?: string;
}

/** A file of an input item. */
export interface File {
	fileName?: string;
	bytes: Buffer;
}

/** The clerk of the sandbox, remembered device included, without a session yet. */
export function aCredential(url: string, changes: IDataObject = {}): StoredCredential {
	return {
		...billSignIn(url),
		// Three attempts, so that no test waits for a BILL that is down.
		keepTryingFor: 0,
		sessionId: '',
		...(changes as ICredentialDataDecryptedObject),
	};
}

/** Runs the node over all items, as its `execute` does. */
export async function runBill(options: RunOptions): Promise<INodeExecutionData[]> {
	return await router(executeContext(options));
}

/** Runs the node for one item and returns the first record. */
export async function runOne(credential: StoredCredential, item: IDataObject): Promise<IDataObject> {
	const [first] = await runBill({ credential, items: [item] });
	return first?.json ?? {};
}

/** The context itself, for functions below the router. */
export function executeContext({
	credential,
	items,
	files = [],
	continueOnFail = false,
	nodeType = 'billCom',
	executionId,
	timezone = 'America/New_York',
}: RunOptions): IExecuteFunctions {
	const node: INode = {
		id: 'node-1',
		name: 'BILL',
		type: `n8n-nodes-billcom-salesforce.${nodeType}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: (items[0] ?? {}) as INode['parameters'],
		credentials: { billComApi: { id: '1', name: 'BILL' } },
	};
	const requests = requestsOfN8n(node, credentialType, credential);
	const context = {
		getNode: () => node,
		getInputData: () => items.map((json) => ({ json })),
		continueOnFail: () => continueOnFail,
		isToolExecution: () => false,
		getTimezone: () => timezone,
		getCredentials: async () => ({ ...credential }),
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) =>
			extracted(items[itemIndex]?.[name]) ?? fallback,
		getCurrentNodeParameter: (name: string) => extracted(items[0]?.[name]),
		getExecutionCancelSignal: () => undefined,
		getExecutionId: () => executionId,
		getWorkflow: () => ({ id: 'workflow-1', active: true }),
		// Kept with the execution, as n8n does (n8n-workflow 2.41, getContext).
		getContext: () => nodeContextOf(executionId ?? ''),
		evaluateExpression: () => 0,
		helpers: {
			httpRequest: requests.httpRequest,
			httpRequestWithAuthentication: requests.httpRequestWithAuthentication,
			...binaryHelpers(files),
		},
	};
	return Object.assign(Object.create(null), context);
}

const nodeContexts = new Map<string, IDataObject>();

function nodeContextOf(executionId: string): IDataObject {
	const context = nodeContexts.get(executionId) ?? {};
	nodeContexts.set(executionId, context);
	return context;
}

/** Binary data as n8n keeps it in memory: base64 in `data`. */
function binaryHelpers(files: Array<Record<string, File>>) {
	const fileOf = (itemIndex: number, field: string): File => {
		const file = files[itemIndex]?.[field];
		if (!file) throw new Error(`The item has no binary field "${field}"`);
		return file;
	};
	return {
		assertBinaryData: (itemIndex: number, field: string) => ({
			fileName: fileOf(itemIndex, field).fileName,
			mimeType: 'application/octet-stream',
			data: '',
		}),
		getBinaryDataBuffer: async (itemIndex: number, field: string) => fileOf(itemIndex, field).bytes,
		prepareBinaryData: async (bytes: Buffer, fileName: string) => ({
			fileName,
			mimeType: 'application/octet-stream',
			data: bytes.toString('base64'),
		}),
	};
}

/** The same for the editor's lists; `parameters` are those of the open node. */
export function loadOptionsContext(
	credential: StoredCredential,
	parameters: IDataObject,
): ILoadOptionsFunctions {
	return Object.assign(Object.create(null), executeContext({ credential, items: [parameters] }));
}

const credentialType = new BillComApi();
function extracted(value: unknown): unknown {
	const isLocator = typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
	return isLocator ? value.value : value;
}
