import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { BillCom } from '../../nodes/BillCom/BillCom.node';
import { BillComTrigger } from '../../nodes/BillCom/BillComTrigger.node';
import { SalesforceApproval } from '../../nodes/SalesforceApproval/SalesforceApproval.node';
import { SalesforceApprovalTrigger } from '../../nodes/SalesforceApproval/SalesforceApprovalTrigger.node';
import { isOurs, workflowFiles } from './files';
import { parameterFaults } from './validator/parameterFaults';

const OURS = [BillCom, BillComTrigger, SalesforceApproval, SalesforceApprovalTrigger];
const descriptions = new Map<string, INodeTypeDescription>(
	OURS.map((Node) => {
		const { description } = new Node();
		return [`n8n-nodes-billcom-salesforce.${description.name}`, description];
	}),
);

describe.each(workflowFiles.map((workflow) => [workflow.file, workflow] as const))('%s', (_, { nodes }) => {
	it('gives the nodes of this package only parameters that they show and take', () => {
		const faults = nodes.filter(isOurs).flatMap((node) => {
			const description = descriptions.get(node.type);
			const versions = [description?.version ?? []].flat();
			if (!description || !versions.includes(node.typeVersion))
				return [`${node.name}: no ${node.type} of version ${node.typeVersion}`];
			return parameterFaults(node as unknown as INode, description).map((fault) => `${node.name}: ${fault}`);
		});

		expect(faults).toEqual([]);
	});
});
