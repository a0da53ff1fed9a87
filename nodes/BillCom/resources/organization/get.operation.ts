import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { organizationLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readRecord } from '../../records/readRecord';
import { organizationOutput } from './organizationOutput';

/** GET /v3/organizations/{organizationId}. BILL shows it to administrators only. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an organization',
		description: 'Read the organization of the credential. BILL shows it to administrators only.',
	},
	output: organizationOutput,
	calls: 1,
	fields: [
		{
			...organizationLocator,
			description: 'If empty, the organization of the credential. BILL may refuse any other.',
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const own = client.credential.organizationId;
		const id = parameters(ctx, itemIndex).text('organizationId') || own;
		return [await readRecord(client, { label: 'organization', path: '/v3/organizations', id })];
	},
};
