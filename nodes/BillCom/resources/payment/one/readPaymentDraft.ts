import type { IDataObject } from 'n8n-workflow';
import { paymentTransactionNumber } from '../../../../shared/keys';
import { toCents } from '../../../../shared/money';
import { readVendorCredits } from '../../bill/write/readMore';
import { readCurrency } from '../../../parameters/codes';
import { chosenIn, type ParameterReader, parameters, toText } from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import { readSafetyChecks, type SafetyChecks } from '../checks/safetyFields';
import { assertWithinAgentLimit } from '../checks/agentBudget';
import { type Schedule, readSchedule } from './payWhen';
import { readAmount, readDescription, readFundingAccount } from './readFields';
import type { PaymentDraft } from '../find/paymentCalls';
import * as fields from './paymentFields';
import { billLocator } from '../../../parameters/locators';
import type { RunClient } from '../../../transport/client';

/** A payment as an item asks for it; the vendor is the bill's. `idempotencyKey` is the key as it was given. */
export type PaymentOrder = Omit<PaymentDraft, 'vendorId'> &
	Schedule & {
		idempotencyKey: string;
		/** Whether a payment that pays the whole bill already is returned instead of refused. */
		returnsPayment: boolean;
		/** Whether other payments of the key are looked for once it is made. */
		looksAgain: boolean;
		checks: SafetyChecks;
		/** A payment that was taken back and is paid anew; empty where there is none. */
		replacedPaymentId: string;
	};

/** Reads and checks the parameters of Create. Asks BILL only for the default bank account, where that one is to pay. */
export async function readPaymentDraft(client: RunClient, itemIndex: number): Promise<PaymentOrder> {
	const billId = parameters(client.ctx, itemIndex).locator(billLocator);
	const read = parameters(client.ctx, itemIndex, `Payment of bill ${billId}`);
	const amountCents = readAmount(read);
	const idempotencyKey = read.requiredText(fields.idempotencyKey);
	if (idempotencyKey.includes('"')) {
		throw read.refuse('Idempotency Key contains a double quote, which BILL cannot look up', 'Remove it.');
	}
	assertWithinAgentLimit(client.ctx, read, amountCents, itemIndex);
	const checks = readSafetyChecks(client.of(itemIndex), read);
	const fundingAccount = await readFundingAccount(client, read);
	const options = read.collection('options');
	const vendorCredits = readVendorCredits(read, options.vendorCredits) ?? [];
	return {
		billId,
		amountCents,
		currency: readCurrency(read),
		creditCents: vendorCredits.reduce((sum, { amount }) => sum + (toCents(amount) ?? 0), 0),
		fundingAccount,
		...readSchedule(read, fundingAccount.type),
		idempotencyKey,
		returnsPayment: read.text('whenAlreadyPaid') !== 'refuse',
		checks,
		looksAgain: options.lookAgainAfterPaying === true,
		replacedPaymentId: chosenIn(options.replacedPaymentId),
		transactionNumber: paymentTransactionNumber(idempotencyKey),
		more: { ...readMore(read, options), ...(vendorCredits.length > 0 && { vendorCredits }) },
		processingOptions: withoutEmpty({
			requestPayFaster: options.requestPayFaster,
			requestCheckDeliveryType: options.requestCheckDeliveryType,
		}),
	};
}

function readMore(read: ParameterReader, options: IDataObject): IDataObject {
	const description = readDescription(read, options.description);
	return withoutEmpty({
		description,
		cardFundingPurpose: chosenIn(options.cardFundingPurpose),
		exchangeRateBatchId: read.count(options.exchangeRateBatchId || undefined, 'Exchange Rate Batch ID'),
		paymentPurpose: readPurpose(options),
	});
}

/** Some countries ask for words, others for one of their codes (BILL ap-international-payments, 2026-11). */
function readPurpose(options: IDataObject): IDataObject {
	const text = toText(options.paymentPurposeText);
	const code = toText(options.paymentPurposeCode);
	return withoutEmpty({ text, code: withoutEmpty({ value: code }) });
}
