import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { roleLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readRecord } from '../../records/readRecord';
import { roleOutput } from './roleOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/roles/{roleId}. */
export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get a role', description: 'Read one role by its ID' },
	output: roleOutput,
	calls: 1,
	fields: [roleLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(roleLocator);
		return [await readRecord(client, { label: 'role', path: '/v3/roles', id })];
	},
};
