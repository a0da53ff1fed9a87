import { createBulkPayment } from '../../payments/bulk';
import { bulkPaymentSchema } from '../../payments/draft';
import type { SeveralPayments } from '../../payments/draft';
import { tellingOfFailure } from '../../payments/failure';
import type { Route } from '../../route';

/**
 * POST /v3/payments/bulk (R:createbulkpayment). Up to 50 existing bills, all or none; a vendor with `combinePayments` gets
 * one payment for up to 35. The answer is unknown: the payments as an array (assumed), or as `results`.
 */
export const createBulkPaymentRoute: Route<SeveralPayments> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/bulk',
	guard: 'session',
	bodySchema: bulkPaymentSchema,
	handle({ body, session, world }) {
		const bills = body.payments.map(({ billId, amount }) => ({ id: billId, amount }));
		const failure = { bills, terms: body, createdBy: session.userId };
		const payments = tellingOfFailure(world, failure, () => createBulkPayment(world, session, body));
		const { bulkPaymentAnswer, createStatus } = world.switches;
		return { status: createStatus, body: bulkPaymentAnswer === 'array' ? payments : { results: payments } };
	},
};
