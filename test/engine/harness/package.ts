/**
 * Loads the built package the way n8n does (PackageDirectoryLoader) and answers n8n's questions about node and
 * credential types. PACKAGE_UNDER_TEST names another folder, for example an unpacked tarball.
 */
import { PackageDirectoryLoader } from 'n8n-core';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { resolve } from 'node:path';
import { AGENT, agentNode } from './agentNode';
import { oAuth2Api } from './oAuth2Api';

const PACKAGE_NAME = 'n8n-nodes-billcom-salesforce';

export interface LoadedPackage {
	nodeTypes: INodeTypes;
	credentialType(name: string): ICredentialType;
	/** Names of the credential types `name` extends, nearest first. */
	parentCredentials(name: string): string[];
	/** Full names of the nodes that list the credential, as n8n derives them for `restrictToSupportedNodes`. */
	supportedNodes(credentialName: string): string[];
}

let loading: Promise<LoadedPackage> | undefined;

/** The package, loaded once a test file. Throws what n8n would log when a node class cannot be loaded. */
export async function loadPackage(): Promise<LoadedPackage> {
	loading ??= load(process.env.PACKAGE_UNDER_TEST ?? resolve(__dirname, '../../..'));
	return await loading;
}

/** `billCom` and the full name mean the same node. */
export function fullNodeType(type: string): string {
	return type.includes('.') ? type : `${PACKAGE_NAME}.${type}`;
}

async function load(folder: string): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const shortName = (type: string) => type.replace(`${PACKAGE_NAME}.`, '');
	const byName = (type: string): INodeType | IVersionedNodeType => {
		if (type === AGENT) return agentNode;
		const name = shortName(type);
		return name.endsWith('Tool')
			? asTool(loader.getNode(name.slice(0, -'Tool'.length)).type)
			: loader.getNode(name).type;
	};
	const credentialType = (name: string): ICredentialType =>
		name === oAuth2Api.name ? oAuth2Api : loader.getCredential(name).type;
	const parentCredentials = (name: string): string[] => {
		const parents = credentialType(name).extends ?? [];
		return [...parents, ...parents.flatMap(parentCredentials)];
	};
	return {
		nodeTypes: {
			getByName: byName,
			getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(byName(type), version),
			getKnownTypes: () => ({ ...loader.known.nodes }),
		},
		credentialType,
		parentCredentials,
		supportedNodes: (name) =>
			(loader.known.credentials[name]?.supportedNodes ?? []).flatMap((node) => [
				fullNodeType(node),
				`${fullNodeType(node)}Tool`,
			]),
	};
}

/** n8n makes a tool of every node that may be one: the same class, described as a tool (n8n 2.41.1, tool-generation). */
function asTool(node: INodeType | IVersionedNodeType): INodeType {
	if (!('execute' in node)) throw new Error('Only nodes of one version are made tools here');
	const { description } = node;
	const tool = {
		...description,
		name: `${description.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	return Object.create(node, { description: { value: tool } }) as INodeType;
}
