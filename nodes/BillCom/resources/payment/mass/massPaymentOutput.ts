import type { Output } from '../../../../shared/operation/outputShape';

const batch = {
	batchStatus: 'text',
	count: { completed: 'number', failed: 'number', scheduled: 'number', total: 'number' },
	createdBy: 'text',
	createdTime: 'text',
	paymentBatchId: 'text',
	updatedTime: 'text',
} as const;

/** A mass payment that BILL has taken in (BILL getmasspayment, 2026-11; names of the counts assumed). */
export const massPaymentCreatedOutput: Output = { shape: batch };

/** The same with its payments. COMPLETED means that a payment exists, not that money has moved. */
export const massPaymentOutput: Output = {
	shape: {
		...batch,
		payments: [
			{
				amount: 'number',
				billId: 'text',
				errors: [{ code: 'text', message: 'text' }],
				paymentId: 'text',
				status: 'text',
			},
		],
	},
};
