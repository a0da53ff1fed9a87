import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';
import { loadPackage, storeCredential } from './harness';
import { aNode, aWorkflow, additionalDataFor } from './harness/context';

/** A node that n8n gives every credential, with an address of the user's choice. */
const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';

it.each(['salesforceApprovalOAuth2Api', 'salesforceApprovalJwtApi', 'billComApi'])(
	'gives %s to no node of others, which could send it to any host',
	async (type) => {
		const loaded = await loadPackage();
		const foreign = { description: { properties: [] } } as unknown as INodeType;
		const { getByNameAndVersion } = loaded.nodeTypes;
		const nodeTypes = {
			...loaded.nodeTypes,
			getByNameAndVersion: (name: string, version?: number) =>
				name === HTTP_REQUEST ? foreign : getByNameAndVersion(name, version),
		};
		const node = aNode({ type: HTTP_REQUEST, credentials: { [type]: storeCredential(type, {}) } });
		const workflow = aWorkflow({ ...loaded, nodeTypes }, []);
		const additionalData = additionalDataFor(loaded, workflow, 'manual');
		const ctx = new ExecuteContext(
			workflow,
			node,
			additionalData,
			'manual',
			createRunExecutionData(),
			0,
			[],
			{ main: [[]] },
			{ node, data: { main: [[]] }, source: null },
			[],
		);

		await expect(ctx.getCredentials(type, 0)).rejects.toThrow('restricted to specific nodes');
	},
);

it('gives each credential to the nodes of this package, as tools of an agent too', async () => {
	const loaded = await loadPackage();
	const own = (name: string) => `n8n-nodes-billcom-salesforce.${name}`;

	expect(loaded.supportedNodes('salesforceApprovalOAuth2Api').sort()).toEqual([
		own('salesforceApproval'),
		own('salesforceApprovalTool'),
		own('salesforceApprovalTrigger'),
		own('salesforceApprovalTriggerTool'),
	]);
});
