import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { formatCents } from '../../../shared/money';
import { paymentTransactionNumber } from '../../../shared/keys';
import { billLocator } from '../fields/locators';
import type { Operation } from '../operation';
import { withOutcome } from '../outputShape';
import { type ParameterReader, parameters, toText } from '../parameters';
import { withoutEmpty } from '../record';
import { assertWithinAgentLimit } from './agentLimit';
import { createPaymentOnce } from './createPayment';
import { DEFAULT_BANK_ACCOUNT, defaultBankAccount } from './defaultBankAccount';
import {
	agentPaymentLimit,
	amount,
	fundingFields,
	idempotencyKey,
	paymentOptions,
	processDate,
} from './paymentFields';

import { paymentOutput } from './paymentOutput';

/** Funding accounts for which BILL does not choose the day itself (BILL createpayment, 2026-11). */
const NEEDS_PROCESS_DATE = new Set(['WALLET', 'AP_CARD']);

/**
 * POST /v3/payments, once for each idempotency key. Real money moves in production.
 * Output: the payment and `outcome`: created or existing.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a payment',
		description: 'Pay a bill, once for each idempotency key',
	},
	agentNeeds: 'pay',
	output: withOutcome(paymentOutput),
	calls: 5,
	callsNote:
		'Payments of this key, the bill, the session, the bank account, the payment. Session and account are remembered for a minute.',
	fields: [
		agentPaymentLimit,
		billLocator,
		amount,
		...fundingFields,
		idempotencyKey,
		processDate,
		paymentOptions,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator({ name: 'billId', label: 'Bill' });
		const read = parameters(ctx, itemIndex, `Payment of bill ${billId}`);
		const amountCents = read.cents({ name: 'amount', label: 'Amount' });
		if (amountCents <= 0) {
			throw read.refuse(`Amount is ${formatCents(amountCents)}`, 'Enter an amount above zero.');
		}
		const transactionNumber = paymentTransactionNumber(
			read.requiredText({ name: 'idempotencyKey', label: 'Idempotency Key' }),
		);
		if (transactionNumber.includes('"')) {
			throw read.refuse('Idempotency Key holds a double quote, which BILL cannot look up', 'Leave it out.');
		}
		assertWithinAgentLimit(ctx, read, amountCents);
		const options = read.collection('options');
		const payment = await createPaymentOnce(
			ctx,
			{
				billId,
				amountCents,
				...(await readFunding(ctx, read, itemIndex)),
				transactionNumber,
				more: {
					description: toText(options.description),
					cardFundingPurpose: toText(options.cardFundingPurpose),
					exchangeRateBatchId: options.exchangeRateBatchId || undefined,
				},
				processingOptions: withoutEmpty({
					requestPayFaster: options.requestPayFaster,
					requestCheckDeliveryType: options.requestCheckDeliveryType,
				}),
			},
			itemIndex,
		);
		return [payment];
	},
};

async function readFunding(
	ctx: IExecuteFunctions,
	read: ParameterReader,
	itemIndex: number,
): Promise<{ fundingAccount: { type: string; id: string }; processDate: string }> {
	const type = read.requiredText({ name: 'fundingAccountType', label: 'Pay From' });
	const processDate = read.date({ name: 'processDate', label: 'Process Date' }) ?? '';
	if (type === DEFAULT_BANK_ACCOUNT) {
		return { fundingAccount: await defaultBankAccount(ctx, read, itemIndex), processDate };
	}
	if (processDate === '' && NEEDS_PROCESS_DATE.has(type)) {
		throw read.refuse('Process Date is missing', `Fill it in: BILL needs it to pay from ${type}.`);
	}
	const id =
		type === 'WALLET' ? '' : read.requiredText({ name: 'fundingAccountId', label: 'Funding Account' });
	return { fundingAccount: { type, id }, processDate };
}
