import type { IDataObject } from 'n8n-workflow';
import { FailedCheckError } from '../../../operation/failure';
import { textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { OWES_TOO_LITTLE } from '../checks/payableBill';
import { paymentsMade } from '../find/paymentCalls';
import { isUndone } from '../find/paymentState';
import { paymentsOfBills } from '../find/wholeBill';
import { isOfKey, millisecondsOf, MOMENT_MS, paidOtherwise } from './sameInvoice';
import type { BulkPaymentDraft } from './sharedPaymentDraft';

/**
 * Where two runs paid an invoice at the same moment, the one that made the younger payment has taken it back, and may have died
 * before it could say so. Its items, refused for that, get the payment that was kept. Costs three or four calls, only where an item
 * that looks again is refused for such a reason.
 */
export async function returnWhatWasKept(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, IDataObject | Error>,
): Promise<void> {
	const refused = drafts.filter((draft) => {
		const result = results.get(draft);
		if (!draft.order.looksAgain || !(result instanceof FailedCheckError)) return false;
		// While BILL still cancels a payment, its bill counts as scheduled.
		return result.reason === 'paymentTakenBack' || OWES_TOO_LITTLE.has(result.reason);
	});
	if (refused.length === 0) return;
	for (const [draft, payment] of await keptInstead(client, refused))
		results.set(draft, { ...payment, outcome: 'existing', duplicateBillId: draft.order.billId });
}

/** What was kept is the older one, so it was made in the moment before. */
async function keptInstead(
	client: BillClient,
	drafts: BulkPaymentDraft[],
): Promise<Map<BulkPaymentDraft, IDataObject>> {
	const payments = await paymentsOfBills(
		client,
		drafts.map(({ bill = {} }) => bill),
	);
	const takenBack = drafts.flatMap((draft) =>
		(payments.get(draft.order.billId) ?? []).filter(
			(payment) => isUndone(payment) && isOfKey(payment, draft),
		),
	);
	const times = millisecondsOf(takenBack.map((payment) => textOf(payment, 'createdTime')));
	if (times.length === 0) return new Map();
	const moment = { sinceMs: Math.min(...times) - MOMENT_MS, untilMs: Math.max(...times) };
	return await paidOtherwise(client, drafts, await paymentsMade(client, moment));
}
