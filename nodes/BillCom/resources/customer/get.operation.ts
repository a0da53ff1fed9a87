import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { customerLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readRecord } from '../../records/readRecord';
import { customerOutput } from './customerOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/customers/{customerId}. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a customer',
		description: 'Read one customer by its ID',
	},
	output: customerOutput,
	calls: 1,
	fields: [customerLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(customerLocator);
		return [await readRecord(client, { label: 'customer', path: '/v3/customers', id })];
	},
};
