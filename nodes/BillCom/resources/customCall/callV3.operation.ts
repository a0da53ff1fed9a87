import type { IDataObject, IExecuteFunctions, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import type { Operation } from '../../operation/operation';
import { parameters, toRecord, toText } from '../../parameters/reader';
import { readBody, toItems } from './answer';
import { assertMayWrite, bodyField, writeSwitches } from './customCallFields';
import { callPath, readPath } from './safePath';
import { assertNoSecrets, namesIn } from './secrets';

const methodField: INodeProperties = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((name) => ({ name, value: name })),
	default: 'GET',
	description: 'The HTTP method. All except GET need Allow Writes.',
};

const WITH_BODY = ['PATCH', 'POST', 'PUT'];

const queryField: INodeProperties = {
	displayName: 'Query Parameters',
	name: 'query',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'What follows the question mark of the address. Values are encoded for you.',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'The name of the parameter, e.g. filters',
					placeholder: 'e.g. max',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'The value of the parameter, not encoded',
				},
			],
		},
	],
};

/**
 * Any call of API v3 in the session of the credential, in its lanes and with its error messages. Only GET may be
 * repeated; everything else is sent once.
 */
export const callV3: Operation = {
	option: {
		name: 'Call API V3',
		value: 'callV3',
		action: 'Call API V3',
		description:
			'Send a request to API v3 that no other operation covers. Requests that change data need Allow Writes.',
	},
	agentNeeds: 'none',
	agentMayNeed: ['anything'],
	isKeyless: true,
	output: { shape: { id: 'text' }, isOpen: true },
	calls: 1,
	fields: [
		...writeSwitches,
		{
			displayName: 'API',
			name: 'api',
			type: 'options',
			options: [
				{ name: 'REST', value: 'connect', description: 'Vendors, bills, payments and everything else' },
				{ name: 'Webhooks', value: 'connectEvents', description: 'Webhook subscriptions and their events' },
			],
			default: 'connect',
			description: 'Which of the two addresses of BILL the request goes to',
		},
		methodField,
		callPath,
		queryField,
		bodyField('Body', { show: { method: WITH_BODY } }),
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex, 'Custom API Call');
		const method = read.requiredText(methodField) as IHttpRequestMethods;
		const path = readPath(read);
		if (method !== 'GET') assertMayWrite(ctx, read, `${method} ${path}`, itemIndex);
		const { parameter } = read.collection('query');
		const rows = Array.isArray(parameter) ? parameter.map(toRecord) : [];
		const query = Object.fromEntries(rows.map((row) => [toText(row.name), toText(row.value)]));
		const body = WITH_BODY.includes(method) ? readBody(read, 'Body') : undefined;
		assertNoSecrets(client, Object.keys(query), 'Query Parameters');
		assertNoSecrets(client, namesIn(body), 'Body');
		return await client.request({
			intent: `answer ${method} ${path}`,
			method,
			path,
			api: read.text('api') === 'connectEvents' ? 'connectEvents' : 'connect',
			query,
			...(WITH_BODY.includes(method) && { body }),
			decode: toItems,
		});
	},
};
