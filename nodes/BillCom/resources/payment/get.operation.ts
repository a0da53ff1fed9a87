import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { billIdsOf } from '../../records/paidBills';
import { withFacts } from './find/paymentState';
import { listPayments, readPayment } from './find/paymentCalls';
import { textOf } from '../../records/record';
import { VALUES_A_FILTER } from '../../records/rowsAmong';
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
	callsNote: 'In bulk 1 for each 100 payments, and 1 for each that the list does not show whole.',
	fields: [paymentLocator],
	bulkRead: {
		size: VALUES_A_FILTER,
		idOf: (ctx, itemIndex) => parameters(ctx, itemIndex).locator(paymentLocator),
		async list(client, ids) {
			const payments = await listPayments(client, { field: 'id', values: ids });
			// A row without them would read as a payment of nothing, or in an unknown state.
			const whole = payments.filter(
				(payment) => billIdsOf(payment).length > 0 && textOf(payment, 'singleStatus'),
			);
			return new Map(whole.map((payment) => [textOf(payment, 'id'), withFacts(payment)]));
		},
	},
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const paymentId = parameters(ctx, itemIndex).locator(paymentLocator);
		return [withFacts(await readPayment(client, paymentId))];
	},
};
