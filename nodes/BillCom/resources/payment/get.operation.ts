import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { withBills } from '../../records/paidBills';
import { readPayment } from './find/paymentCalls';
import { paymentLocator } from '../../parameters/locators';
import { paymentOutput } from './paymentOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/payments/{paymentId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a payment',
		description: 'Read one payment and its status',
	},
	output: paymentOutput,
	calls: 1,
	fields: [paymentLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const paymentId = parameters(ctx, itemIndex).locator(paymentLocator);
		return [withBills(await readPayment(client, paymentId))];
	},
};
