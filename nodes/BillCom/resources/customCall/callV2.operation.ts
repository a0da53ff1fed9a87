import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { V2_READING } from '../../transport/v2Form';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters, shown, toRecord } from '../../parameters/reader';
import { readBody, toItems } from './answer';
import { assertMayWrite, bodyField, writeSwitches } from './customCallFields';
import { assertNoSecrets, namesIn } from './secrets';

const endpointField: INodeProperties = {
	displayName: 'Call',
	name: 'endpoint',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. List/Vendor.json',
	description: 'The part of the address after /api/v2/',
};

const SIGN_IN = /^(Login|MFAAuthenticate)\.json$/;

/** Any call of API v2 with its `data`. v2 answers HTTP 200 to everything; what it refuses becomes an error here. */
export const callV2: Operation = {
	option: {
		name: 'Call API V2',
		value: 'callV2',
		action: 'Call API V2',
		description:
			'Send a request to API v2 that no other operation covers. Requests that change data need Allow Writes.',
	},
	agentNeeds: 'none',
	agentMayNeed: ['anything'],
	isKeyless: true,
	output: { shape: { id: 'text' }, isOpen: true },
	calls: 1,
	fields: [...writeSwitches, endpointField, bodyField('Data')],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex, 'Custom API Call');
		const endpoint = readEndpoint(read);
		const isReading = V2_READING.test(endpoint);
		if (!isReading) assertMayWrite(ctx, read, endpoint, itemIndex);
		const data = toRecord(readBody(read, 'Data'));
		assertNoSecrets(client, namesIn(data), 'Data');
		return await client.requestV2({
			intent: `answer the v2 call ${endpoint}`,
			endpoint,
			data,
			isRepeatable: isReading,
			decode: toItems,
		});
	},
};

function readEndpoint(read: ParameterReader): string {
	const given = read.requiredText(endpointField);
	const endpoint = given.endsWith('.json') ? given : `${given}.json`;
	if (!/^([A-Za-z]+\/){0,3}[A-Za-z]+\.json$/.test(endpoint)) {
		throw read.refuse(`Call is ${shown(given)}, which is not a v2 call`, 'Write it as List/Vendor.json.');
	}
	if (!SIGN_IN.test(endpoint)) return endpoint;
	throw read.refuse(`Call is ${shown(given)}, which is a sign-in`, 'The credential signs in automatically.');
}
