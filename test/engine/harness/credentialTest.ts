/** The Test button of a credential whose check is a function of a node (`testedBy`). */
import { CredentialTestContext } from 'n8n-core';
import { deepCopy } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';
import { aNode, aWorkflow, additionalDataFor } from './context';
import { loadPackage } from './package';

/** @param method name under `methods.credentialTest` of the node */
export async function testCredential(
	nodeType: string,
	method: string,
	credentialType: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const loaded = await loadPackage();
	const node = aNode({ type: nodeType });
	const { methods } = loaded.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const test = methods?.credentialTest?.[method];
	if (!test) throw new Error(`${nodeType} has no credential test "${method}"`);
	const context = new CredentialTestContext(additionalDataFor(loaded, aWorkflow(loaded, [node]), 'internal'));
	return await test.call(context, {
		id: '1',
		name: 'Under test',
		type: credentialType,
		data: deepCopy(data),
	});
}
