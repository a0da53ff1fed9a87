/**
 * Credentials as n8n keeps them (n8n 2.41.1, dist/credentials-helper.js), with a Map in place of the database: every
 * use reads the stored row again, a login is written back into it, nothing is shared by reference. Not modelled:
 * encryption, external secrets, dynamic credentials.
 */
import { ICredentialsHelper, NodeHelpers, deepCopy, isExpression } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { applyGenericAuthentication, resolveExpressions } from './credentialExpressions';
import type { LoadedPackage } from './package';

const rows = new Map<string, { type: string; data: ICredentialDataDecryptedObject }>();

/** A credential saved in the store, as a node refers to it. `read` shows what n8n has in its database now. */
export interface StoredCredential extends INodeCredentialsDetails {
	id: string;
	type: string;
	read(): ICredentialDataDecryptedObject;
	/** Somebody opens the credential and saves other values. */
	write(data: ICredentialDataDecryptedObject): void;
}

/** Saves a credential; give the result to several runs that shall share one session. */
export function storeCredential(type: string, data: ICredentialDataDecryptedObject): StoredCredential {
	const id = `credential-${rows.size + 1}`;
	rows.set(id, { type, data: deepCopy(data) });
	return {
		id,
		name: `${type} of the test`,
		type,
		read: () => deepCopy(rowOf({ id, name: type }, type).data),
		write: (changed) => void rows.set(id, { type, data: deepCopy(changed) }),
	};
}

/** The same, but the object itself is what is stored: a test reads and changes it as it likes. */
export function shareCredential(type: string, data: ICredentialDataDecryptedObject): INodeCredentialsDetails {
	const id = `credential-${rows.size + 1}`;
	rows.set(id, { type, data });
	return { id, name: `${type} of the test` };
}

function rowOf({ id, name }: INodeCredentialsDetails, type: string) {
	const row = id ? rows.get(id) : undefined;
	if (row?.type !== type) throw new Error(`No credential "${name}" (${id}) of type ${type} is stored`);
	return row;
}

export class EngineCredentialsHelper extends ICredentialsHelper {
	constructor(private readonly loaded: LoadedPackage) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.loaded.parentCredentials(name);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		if (!this.loaded.credentialType(credentialType).restrictToSupportedNodes) return true;
		return this.loaded.supportedNodes(credentialType).includes(nodeType);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents = [], properties } = this.loaded.credentialType(type);
		const combined: INodeProperties[] = [];
		for (const parent of parents)
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		NodeHelpers.mergeNodeProperties(combined, properties);
		return combined;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options: IHttpRequestOptions = { url: '', ...request };
		const { authenticate } = this.loaded.credentialType(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!authenticate) return options;
		if (!workflow || !node) throw new Error('Workflow and node are required for declarative authentication');
		return applyGenericAuthentication(authenticate, credentials, options, workflow, node);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties } = this.loaded.credentialType(typeName);
		const expirable = properties.find(({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable);
		if (!expirable || (credentials[expirable.name] !== '' && !credentialsExpired)) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, typeName);
		const reference = node.credentials?.[typeName];
		if (output?.[expirable.name] === undefined || !reference) return undefined;
		const stored = deepCopy(rowOf(reference, typeName).data);
		const kept = Object.entries(output).filter(
			([key]) => key === expirable.name || !isExpression(stored[key]),
		);
		await this.updateCredentials(reference, typeName, { ...stored, ...Object.fromEntries(kept) });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.loaded.credentialType(typeName).preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials(reference: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		rowOf(reference, type);
		throw new Error('The engine tests keep credentials unencrypted; use getDecrypted');
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		_executeData?: unknown,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = deepCopy(rowOf(reference, type).data);
		if (raw) return stored;
		const properties = this.getCredentialsProperties(type);
		const withDefaults: ICredentialDataDecryptedObject = {};
		const known = NodeHelpers.getNodeParameters(
			properties,
			stored as INodeParameters,
			true,
			false,
			null,
			null,
		);
		Object.assign(withDefaults, known);
		if (stored.oauthTokenData !== undefined) withDefaults.oauthTokenData = stored.oauthTokenData;
		return resolveExpressions(withDefaults, additionalData, mode, this.loaded);
	}

	async updateCredentials(
		reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		Object.assign(rowOf(reference, type).data, deepCopy(data));
	}

	async updateCredentialsOauthTokenData(
		reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const row = rowOf(reference, type);
		row.data = { ...row.data, oauthTokenData: deepCopy(data.oauthTokenData) };
	}
}
