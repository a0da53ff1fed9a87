import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, jsonParse } from 'n8n-workflow';
import { clientOf } from '../../nodes/BillCom/transport/client';

/** Makes the node's request of one field, `body`. */
const common: Omit<INodeTypeDescription, 'displayName' | 'name'> = {
	group: ['transform'],
	version: 1,
	description: '',
	defaults: {},
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	credentials: [{ name: 'billComApi', required: true }],
	properties: [{ displayName: 'Body', name: 'body', type: 'json', default: '{}' }],
};

/** A bill as `POST /v3/bills` takes it, by nothing but n8n: a declarative node, whose requests n8n-core makes itself. */
export function declarativeNode(billUrl: string): INodeType {
	const [body] = common.properties;
	return {
		description: {
			...common,
			displayName: 'Declarative',
			name: 'declarative',
			requestDefaults: { baseURL: `${billUrl}/connect` },
			properties: [
				{
					...body,
					routing: {
						request: { method: 'POST', url: '/v3/bills' },
						send: {
							preSend: [
								async function (request) {
									return { ...request, body: jsonParse<IDataObject>(String(this.getNodeParameter('body'))) };
								},
							],
						},
					},
				},
			],
		},
	};
}

/** The same request through this package's transport and nothing else of it. */
export const transportNode: INodeType = {
	description: { ...common, displayName: 'Transport', name: 'transport' },
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const client = await clientOf(this);
		const json = await client.request({
			intent: 'create the bill',
			method: 'POST',
			path: '/v3/bills',
			body: jsonParse<IDataObject>(String(this.getNodeParameter('body', 0))),
			decode: (created) => created as IDataObject,
		});
		return [[{ json }]];
	},
};
