import type { JsonSchema } from '../values/schema';
import { date, filledText, flag, list, number, object, oneOf, text } from '../values/schema';
import type { CreditPart, FundingAccount } from '../store/rows';

/** Why a foreign vendor is paid, as its country asks for it: words, or one of its codes. */
export interface PaymentPurpose {
	text?: string;
	code?: { name?: string; value?: string };
}

/** What is said once for all bills of a payment call. */
export interface PaymentTerms {
	vendorId?: string;
	fundingAccount: FundingAccount;
	processingOptions?: { createBill?: boolean; requestPayFaster?: boolean; requestCheckDeliveryType?: string };
	processDate?: string;
	description?: string;
	transactionNumber?: string;
	paymentPurpose?: PaymentPurpose;
	cardFundingPurpose?: string;
	exchangeRateBatchId?: number;
}

/** What a caller sends to pay (R:createpayment). Amount in major units of the vendor's currency. */
export interface PaymentDraft extends PaymentTerms {
	billId?: string;
	amount: number;
	vendorCredits?: CreditPart[];
}

/** What a caller sends to pay several bills (R:createbulkpayment, R:createmasspayment). */
export interface SeveralPayments extends PaymentTerms {
	payments: Array<{ billId: string; amount: number }>;
}

const fundingAccount = (...types: string[]) => object({ type: oneOf(...types), id: filledText() }, ['type']);

const anyFunding = fundingAccount('BANK_ACCOUNT', 'CARD_ACCOUNT', 'WALLET', 'AP_CARD');
const delivery = { requestPayFaster: flag, requestCheckDeliveryType: filledText() };
const reference = { description: text(70), transactionNumber: filledText(50) };
const payments: JsonSchema = list(object({ billId: filledText(), amount: number }, ['billId', 'amount']), 1);

/** Body of POST /v3/payments. */
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
		paymentPurpose: object({ text: text(), code: object({ name: text(), value: text() }) }),
		cardFundingPurpose: text(),
		exchangeRateBatchId: { type: 'integer' },
		vendorCredits: list(object({ id: filledText(), amount: number }, ['id', 'amount'])),
		// Accepted and silently ignored (reported by integrators): billId and amount stand at top level.
		billPayments: {},
	},
	['amount', 'fundingAccount', 'processingOptions'],
);

/** Body of POST /v3/payments/bulk: existing bills only. */
export const bulkPaymentSchema = object(
	{
		payments,
		vendorId: filledText(),
		fundingAccount: anyFunding,
		processingOptions: object(delivery),
		processDate: date,
		...reference,
		cardFundingPurpose: text(),
		exchangeRateBatchId: { type: 'integer' },
	},
	['fundingAccount', 'payments'],
);

/** Body of POST /v3/payments/mass: fewer funding types, no own reference. */
export const massPaymentSchema = object(
	{
		payments,
		vendorId: filledText(),
		fundingAccount: fundingAccount('BANK_ACCOUNT', 'CARD_ACCOUNT', 'WALLET'),
		processingOptions: object(delivery),
		processDate: date,
		description: text(70),
	},
	['fundingAccount', 'payments'],
);
