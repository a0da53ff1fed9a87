import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorCreditLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readCredit } from './write/creditCalls';
import { creditOutput } from './creditOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/vendor-credits/{vendorCreditId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a vendor credit',
		description: 'Read one vendor credit, how much of it is used, and on which bills',
	},
	output: creditOutput,
	calls: 1,
	fields: [vendorCreditLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(vendorCreditLocator);
		return [await readCredit(client, id)];
	},
};
