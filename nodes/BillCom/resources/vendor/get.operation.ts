import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readVendor } from './find/vendorCalls';
import { vendorOutput } from './vendorOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/vendors/{vendorId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get a vendor', description: 'Read one vendor' },
	output: vendorOutput,
	calls: 1,
	fields: [vendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		return [await readVendor(client, vendorId)];
	},
};
