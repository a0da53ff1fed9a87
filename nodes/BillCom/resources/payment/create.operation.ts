import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
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
import { safetyChecks } from './checks/safetyFields';
import { withFacts } from './find/paymentState';
import { createdPaymentOutput } from './paymentOutput';
import { readPaymentDraft } from './one/readPaymentDraft';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/payments, once for each idempotency key; in bulk POST /v3/payments/bulk. Real money moves in production.
 * Output: the payment and `outcome`: created or existing, and
 * which other payments or bills of the same key were met.
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
	output: createdPaymentOutput,
	writes: { bill: 'billId' },
	calls: 4,
	callsNote:
		'The session, then right before the payment the payments of this key and the bill, and the payment. The session is remembered for a minute. 1 more, the payments of the vendor, when a bill was changed since it was created; 1 more for Default Bank Account, which is remembered for five minutes; 1 more with Look Again After Paying. With a limit per day or vendor 1 list more of the payments of the day, for all items of a run; in a run of more than a minute, one each minute; and 1 after each call that paid, of the payments made meanwhile. Safety Checks cost once a run (in a run of more than a minute, once each minute): Payee Seal and Payee Changes 1 for each 100 vendors, Duplicates 1 for each 100 other bills of the vendors, Funding Account Ready 1; where an item does not say whose bill it is, the look before the payment a second time. In bulk 4 for each 16 bills: the payments of these keys, the same once more with the bills, the payments; with Look Again After Paying 3 lists more: these keys, the vendors, and all payments since 15 minutes before. In a currency other than USD the vendor and the rate, and the look before the payment a second time.',
	fields: [
		agentPaymentLimit,
		billLocator,
		amount,
		paymentCurrency,
		...fundingFields,
		idempotencyKey,
		whenAlreadyPaid,
		...payWhenFields,
		safetyChecks,
		paymentOptions,
	],
	bulk: payTogether,
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = await readPaymentDraft(client, itemIndex);
		return [withFacts(await createPaymentOnce(client, draft))];
	},
};
