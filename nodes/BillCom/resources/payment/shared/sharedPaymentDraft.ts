import type { IDataObject } from 'n8n-workflow';
import type { BulkDraft } from '../../../operation/bulkWrite';
import type { Objection } from '../../../operation/failure';
import { refusedForAll } from '../../../operation/objections';
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
	/** The currency BILL pays it in, once it is known. */
	paidIn?: string;
}

/** Refusals of one item, in the words of a single payment. */
export function refuserFor(client: BillClient, { order, itemIndex }: BulkPaymentDraft): Refuse {
	const { billId } = order;
	return (objection: Objection, facts: IDataObject = {}) =>
		refusedForAll(client.of(itemIndex), [objection], {
			subject: `Payment of bill ${billId}`,
			facts: { billId, ...facts },
		});
}
