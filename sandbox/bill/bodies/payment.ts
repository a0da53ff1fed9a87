import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { date, filledText, flag, list, number, object, oneOf, text } from '../values/schema';
import { codingSchema, creditPartsSchema } from './lineItem';

const FUNDING_TYPES = ['BANK_ACCOUNT', 'CARD_ACCOUNT', 'WALLET'] as const;
const fundingAccount = (...types: string[]) => object({ type: oneOf(...types), id: filledText() }, ['type']);

const anyFunding = fundingAccount(...FUNDING_TYPES, 'AP_CARD');
const delivery = { requestPayFaster: flag, requestCheckDeliveryType: filledText() };
const reference = { description: text(70), transactionNumber: filledText(50) };
const payments = list(object({ billId: filledText(), amount: number }, ['billId', 'amount']), 1);

/** Body of POST /v3/payments (R:createpayment). Amount in major units of the vendor's currency. */
export const paymentSchema = object(
	{
		billId: filledText(),
		vendorId: filledText(),
		amount: number,
		fundingAccount: anyFunding,
		// Must be there, may be empty.
		processingOptions: object({ createBill: flag, ...delivery }),
		processDate: date,
		...reference,
		// Why a foreign vendor is paid, as its country asks for it: words, or one of its codes.
		paymentPurpose: object({ text: text(), code: object({ name: text(), value: text() }) }),
		cardFundingPurpose: text(),
		exchangeRateBatchId: Type.Integer(),
		vendorCredits: creditPartsSchema,
		// Accepted and silently ignored (reported by integrators): billId and amount stand at top level.
		billPayments: Type.Unknown(),
	},
	['amount', 'fundingAccount', 'processingOptions'],
);

/** Body of POST /v3/payments/bulk (R:createbulkpayment): existing bills only. */
export const bulkPaymentSchema = object(
	{
		payments,
		vendorId: filledText(),
		fundingAccount: anyFunding,
		processingOptions: object(delivery),
		processDate: date,
		...reference,
		cardFundingPurpose: text(),
		exchangeRateBatchId: Type.Integer(),
	},
	['fundingAccount', 'payments'],
);

/** Body of POST /v3/payments/mass (R:createmasspayment): fewer funding types, no own reference. */
export const massPaymentSchema = object(
	{
		payments,
		vendorId: filledText(),
		fundingAccount: fundingAccount(...FUNDING_TYPES),
		processingOptions: object(delivery),
		processDate: date,
		description: text(70),
	},
	['fundingAccount', 'payments'],
);

/**
 * Body of POST /v3/bills/record-payment (R:recordpayment), money paid outside of BILL; without the two fields whose names
 * are not published.
 */
export const offlinePaymentSchema = object(
	{
		vendorId: filledText(),
		processDate: date,
		toPrintCheck: flag,
		payments,
		description: text(),
		classifications: codingSchema,
		vendorCredits: creditPartsSchema,
	},
	['vendorId', 'processDate', 'toPrintCheck', 'payments'],
);

/** Body of POST /v3/payments/exchange-rate: amounts in the vendors' currencies. */
export const ratesSchema = list(
	object({ vendorId: filledText(), amount: number }, ['vendorId', 'amount']),
	1,
);

/** Body of POST /v3/payments/{paymentId}/void. */
export const voidSchema = object({ type: filledText(), reason: filledText(4000) }, ['type', 'reason']);

/** What a caller sends to pay. */
export type PaymentDraft = Omit<Static<typeof paymentSchema>, 'processingOptions' | 'billPayments'> &
	Partial<Pick<Static<typeof paymentSchema>, 'processingOptions'>>;

/** What is said once for all bills of a payment call. */
export type PaymentTerms = Omit<PaymentDraft, 'billId' | 'amount' | 'vendorCredits'>;

/** What a caller sends to pay several bills. */
export type SeveralPayments = Static<typeof bulkPaymentSchema>;

/** What a caller sends to record money paid outside of BILL. Amounts in major units. */
export type OfflinePaymentDraft = Static<typeof offlinePaymentSchema>;

/** An amount in the vendor's currency. */
export type RateQuery = Static<typeof ratesSchema>[number];
