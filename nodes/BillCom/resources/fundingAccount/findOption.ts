import type { IDataObject } from 'n8n-workflow';
import { formatCents } from '../../../shared/money';
import { readPaymentOptions } from './fundingAccountCalls';
import { objectOf, textOf, toBillRecord } from '../../records/record';
import type { AccountChoice } from './fundingAccountFields';
import type { Objection } from '../../operation/failure';
import type { BillClient } from '../../transport/client';

/** What BILL says about one account for a vendor and an amount. */
export interface PaymentOption {
	finding?: Objection | 'unknown';
	/** When the money would arrive. */
	deliveryDate?: string;
	/** What it costs. */
	feeInfo?: IDataObject;
}

/** Where BILL lists the options of a kind; of AP cards and the wallet it tells nothing (BILL vendor-payment-options). */
const LISTS: Record<string, string> = { BANK_ACCOUNT: 'banks', CARD_ACCOUNT: 'cards' };

/** Whether BILL offers the account for a payment of this amount to this vendor. */
export async function findOption(
	client: BillClient,
	{ type, id }: AccountChoice,
	payment: { vendorId: string; cents: number },
): Promise<PaymentOption> {
	const list = LISTS[type];
	if (!list) return { finding: 'unknown' };
	const rows = objectOf(await readPaymentOptions(client, payment), 'fundingOptions')[list];
	if (!Array.isArray(rows)) return { finding: 'unknown' };
	const option = rows.map(toBillRecord).find((row) => textOf(row, 'id') === id);
	if (option?.available === true) {
		return { deliveryDate: textOf(option, 'deliveryDate'), feeInfo: objectOf(option, 'feeInfo') };
	}
	const because = option ? textOf(option, 'reason') : '';
	const offer = `BILL does not offer ${id} to pay ${formatCents(payment.cents)} to vendor ${payment.vendorId}`;
	const what = `${offer}${because && ` (${because})`}`;
	return { finding: { reason: 'notOffered', what, fix: 'Choose another account or amount.' } };
}
