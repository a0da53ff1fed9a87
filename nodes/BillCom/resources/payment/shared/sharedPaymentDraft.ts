import type { IDataObject } from 'n8n-workflow';
import type { BulkDraft } from '../../../operation/bulkWrite';
import { type Objection, refusedFor } from '../../../operation/failure';
import type { Refuse } from '../find/keyedPayment';
import type { PaymentOrder } from '../one/readPaymentDraft';
import type { BillClient } from '../../../transport/client';

/** One bill of a bulk payment. `key` is the transaction number of its idempotency key. */
export interface BulkPaymentDraft extends BulkDraft {
	order: PaymentOrder;
	/** Of the call this item was planned into, also where the call is later taken apart. Empty until calls are planned. */
	transactionNumber: string;
	/** As BILL showed it when the call was checked. */
	bill?: IDataObject;
	/** The currency BILL pays it in, where that may be another than USD. */
	paidIn?: string;
}

/** Refusals of one item, in the words of a single payment. */
export function refuserFor(client: BillClient, { order, itemIndex }: BulkPaymentDraft): Refuse {
	const { billId } = order;
	return (objection: Objection, facts: IDataObject = {}) =>
		refusedFor(client.of(itemIndex), objection, {
			subject: `Payment of bill ${billId}`,
			facts: { billId, ...facts },
		});
}
