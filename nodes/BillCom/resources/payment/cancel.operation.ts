import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { parameters } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { paymentLocator } from '../../parameters/locators';
import { withBills } from '../../records/paidBills';
import { paymentOutput } from './paymentOutput';
import { isUndone, statusOf } from './find/paymentState';
import { postCancel, stopPayment } from './stopPayment';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/payments/{paymentId}/cancel. BILL documents no need for a trusted session here, so one is not demanded: a wrong
 * payment has to be stoppable.
 */
export const cancel: Operation = {
	option: {
		name: 'Cancel',
		value: 'cancel',
		action: 'Cancel a payment',
		description: 'Cancel a scheduled payment that BILL has not started yet',
	},
	agentNeeds: 'pay',
	output: withOutcome(paymentOutput),
	writes: { payment: 'paymentId' },
	calls: 2,
	callsNote: 'The payment, and its cancellation. 1 when it is already cancelled.',
	fields: [paymentLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const paymentId = parameters(ctx, itemIndex).locator(paymentLocator);
		const stop = {
			title: 'Cancel payment',
			done: 'cancelled' as const,
			isDone: isUndone,
			refuse: (payment: IDataObject) => {
				const status = textOf(payment, 'singleStatus');
				if (status === '' || status === 'SCHEDULED') return undefined;
				return {
					reason: 'notCancellable',
					what: `it is ${statusOf(payment)}, and BILL cancels only SCHEDULED payments`,
					fix: 'Use Void, or ask BILL to stop it.',
				};
			},
			post: async (id: string) => await postCancel(client, id),
		};
		return [withBills(await stopPayment(client, paymentId, stop))];
	},
};
