import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { paymentTermLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readRecord } from '../../records/readRecord';
import { paymentTermOutput, paymentTermsPath } from './paymentTerms';
import type { RunClient } from '../../transport/client';

/** GET /v3/organizations/{organizationId}/payment-terms/{paymentTermId}. The single path is assumed. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a payment term',
		description: 'Read one payment term by its ID',
	},
	output: paymentTermOutput,
	calls: 1,
	fields: [{ ...paymentTermLocator, required: true }],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(paymentTermLocator);
		return [
			await readRecord(client, {
				label: 'payment term',
				path: await paymentTermsPath(client),
				id,
			}),
		];
	},
};
