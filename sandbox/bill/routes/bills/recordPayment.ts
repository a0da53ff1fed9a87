import { offlinePaymentSchema, recordOfflinePayment } from '../../payments/offlinePayment';
import type { OfflinePaymentDraft } from '../../payments/offlinePayment';
import { refreshBill } from '../../payments/progress';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * POST /v3/bills/record-payment (docs/record-ap-payments). One payment over one or more bills of a vendor; they count as
 * paid at once, and the payment is found in /v3/payments. No trusted session is asked for. Credits are used up
 * with it. Not modelled: printing the check, the accounting reference and the ledger-sync flag, whose names are not published.
 */
export const recordPayment: Route<OfflinePaymentDraft> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bills/record-payment',
	guard: 'session',
	bodySchema: offlinePaymentSchema,
	handle({ body, session, world }) {
		const payment = recordOfflinePayment(world, session, body);
		for (const { billId } of payment.billPayments) refreshBill(world, billId);
		return ok(payment);
	},
};
