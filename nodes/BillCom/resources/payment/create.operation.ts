import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { createPaymentOnce } from './one/createPayment';
import { payTogether } from './shared/payTogether';
import {
	agentPaymentLimit,
	amount,
	fundingFields,
	idempotencyKey,
	paymentCurrency,
	paymentOptions,
	whenAlreadyPaid,
} from './one/paymentFields';
import { payWhenFields } from './one/payWhen';
import { withBills } from '../../records/paidBills';
import { paymentOutput } from './paymentOutput';
import { readPaymentDraft } from './one/readPaymentDraft';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/payments, once for each idempotency key; in bulk POST /v3/payments/bulk. Real money moves in production.
 * Output: the payment and `outcome`: created or existing.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a payment',
		description: 'Pay a bill, only once for each Idempotency Key',
	},
	agentNeeds: 'pay',
	signIn: 'trustedToSend',
	output: withOutcome(paymentOutput),
	writes: { bill: 'billId' },
	calls: 6,
	callsNote:
		'Payments of this key, the bill, its vendor, the session, the bank account, the payment. Vendor, session and account are remembered for a minute. In bulk 4 for each 50 bills: the payments of these keys, the bills, their vendors, the payments. 1 more, the payments of the vendor, when a bill was changed since it was created; 1 more for the rate of a currency other than USD.',
	fields: [
		agentPaymentLimit,
		billLocator,
		amount,
		paymentCurrency,
		...fundingFields,
		idempotencyKey,
		whenAlreadyPaid,
		...payWhenFields,
		paymentOptions,
	],
	bulk: payTogether,
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = await readPaymentDraft(client, itemIndex);
		return [withBills(await createPaymentOnce(client, draft))];
	},
};
