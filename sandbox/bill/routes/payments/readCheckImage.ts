import { downloadLink } from '../../files/downloadLink';
import { requireCashedCheck } from '../../payments/checkImage';
import { paymentOfPath } from '../../payments/payments';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * GET /v3/payments/{paymentId}/check-image (R:getcheckimagedata). Where the picture of a cashed check is. Not modelled: the
 * half hour until BILL has asked the bank again.
 */
export const readCheckImage: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/:paymentId/check-image',
	guard: 'session',
	handle({ headers, params, world }) {
		const payment = paymentOfPath(world, params.paymentId);
		requireCashedCheck(payment);
		const link = downloadLink({ headers, world }, `CheckImageDownload?id=${payment.id}`);
		return ok({ downloadLink: link });
	},
};
