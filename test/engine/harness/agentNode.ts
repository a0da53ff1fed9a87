/**
 * An AI agent without a model: it asks for the tool calls that its parameter holds, all at once, as n8n's agent does
 * (n8n 2.41.1, an engine request), and returns what came of them. Without calls it hands its input on.
 */
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';

export const AGENT = 'harness.agent';

export const agentNode: INodeType = {
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Asks for tool calls',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Tool', name: 'tool', type: 'string', default: '' },
			{ displayName: 'Calls', name: 'calls', type: 'json', default: '[]' },
		],
	},
	async execute(
		this: IExecuteFunctions,
		response?: EngineResponse,
	): Promise<INodeExecutionData[][] | EngineRequest> {
		const answers = response?.actionResponses ?? [];
		const calls = JSON.parse(String(this.getNodeParameter('calls', 0))) as IDataObject[];
		if (answers.length > 0 || calls.length === 0) return [this.getInputData()];
		return {
			actions: calls.map((input, index) => ({
				actionType: 'ExecutionNodeAction' as const,
				nodeName: String(this.getNodeParameter('tool', 0)),
				input,
				type: NodeConnectionTypes.AiTool,
				id: `call-${index}`,
				metadata: {},
			})),
			metadata: {},
		};
	},
};
