import type { INode, INodeParameters } from 'n8n-workflow';

let serial = 0;

/** A node of a workflow file, named after its type. */
export function aNode(type: string, parameters: INodeParameters = {}): INode {
	serial += 1;
	const [, short = type] = type.split('.');
	return {
		id: `node-${serial}`,
		name: `${short} ${serial}`,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
}

/** A node that calls the workflow of a name, as the files carry it. */
export function aCall(name: string, id = ''): INode {
	const workflowId = { __rl: true, mode: 'list', value: id, cachedResultName: name };
	return { ...aNode('n8n-nodes-base.executeWorkflow', { workflowId }), typeVersion: 1.2 };
}
