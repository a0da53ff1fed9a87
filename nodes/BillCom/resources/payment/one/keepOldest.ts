import sortBy from 'lodash/sortBy';
import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { billIdsOf } from '../../../records/paidBills';
import { textOf } from '../../../records/record';
import type { Created } from '../../../once/createOnce';
import type { BillClient } from '../../../transport/client';
import { sendTrusted } from '../../session/trust';
import type { Refuse } from '../find/keyedPayment';
import { findPayments } from '../find/paymentCalls';
import { liveIn } from '../find/paymentState';
import { postCancel } from '../stopPayment';
import type { PaymentOrder } from './readPaymentDraft';

/**
 * Looks for other payments of the key once this run has made its own: another n8n may have paid in the moment between look and
 * payment. The oldest stays. Only a payment this very call made is ever cancelled, and only if it is not the oldest, so that of
 * any number of runs exactly one keeps its own.
 *
 * @throws FailedCheckError `keyAmbiguous` when the own payment is not the oldest and BILL does not cancel it
 */
export async function keepOldest(
	client: BillClient,
	own: Created,
	{ billId, transactionNumber }: Pick<PaymentOrder, 'billId' | 'transactionNumber'>,
	refuse: Refuse,
): Promise<Created> {
	const found = await findPayments(client, transactionNumber).catch(unlessUnreachable);
	if (!found) return { ...own, lookedAgain: false };
	const live = sortBy(liveIn(found), ['createdTime', 'id']);
	const ownId = textOf(own, 'id');
	const others = live.filter((payment) => textOf(payment, 'id') !== ownId);
	const [oldest] = live;
	if (!oldest || others.length === 0) return own;
	if (textOf(oldest, 'id') === ownId) return { ...own, otherPaymentIds: idsOf(others) };
	try {
		await sendTrusted(client, async () => await postCancel(client, ownId));
	} catch {
		const paymentIds = idsOf(live);
		const what = `${paymentIds.length} payments with this Idempotency Key were made at the same moment, and BILL did not cancel the younger one: ${paymentIds.join(', ')}`;
		throw refuse(
			{ reason: 'keyAmbiguous', what, fix: `Void ${ownId} in BILL; ${idsOf([oldest]).join()} stays.` },
			{ paymentIds },
		);
	}
	const [paidId = billId] = billIdsOf(oldest);
	return {
		...oldest,
		outcome: 'existing',
		cancelledPaymentId: ownId,
		...(paidId !== billId && { duplicateBillId: billId }),
	};
}

/** The payment is made: that BILL cannot be asked now is said beside it, and must not read as a failure. */
export function unlessUnreachable(error: unknown): undefined {
	if (error instanceof NodeApiError) return undefined;
	throw error;
}

function idsOf(payments: IDataObject[]): string[] {
	return payments.map((payment) => textOf(payment, 'id'));
}
