import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readMassPayment } from './massPayment';
import { massPaymentOutput } from './paymentOutput';
import type { RunClient } from '../../transport/client';

const paymentBatchIdField: INodeProperties = {
	displayName: 'Payment Batch ID',
	name: 'paymentBatchId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. bbq01ABCDEFGHIJKLMNO',
	description: 'Returned by Create Mass Payment',
};

/** GET /v3/payments/mass/{paymentBatchId}. Expect BDC_1205 for an unknown id. BILL offers no list of batches to search. */
export const getMass: Operation = {
	option: {
		name: 'Get Mass Payment',
		value: 'getMass',
		action: 'Get a mass payment',
		description: 'Read the progress of a mass payment, bill by bill',
	},
	output: massPaymentOutput,
	calls: 1,
	fields: [paymentBatchIdField],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const paymentBatchId = read.requiredText(paymentBatchIdField);
		return [await readMassPayment(client, paymentBatchId)];
	},
};
