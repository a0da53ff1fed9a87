import { date, filledText, flag, list, number, object, text } from '../schema';
import type { FundingAccount } from '../store/rows';

/** What a caller sends to pay (R:createpayment). Amount in major units of the vendor's currency. */
export interface PaymentDraft {
	billId?: string;
	vendorId?: string;
	amount: number;
	fundingAccount: FundingAccount;
	processingOptions: { createBill?: boolean; requestPayFaster?: boolean; requestCheckDeliveryType?: string };
	processDate?: string;
	description?: string;
	transactionNumber?: string;
	paymentPurpose?: unknown;
	cardFundingPurpose?: string;
	exchangeRateBatchId?: number;
	vendorCredits?: Array<{ id: string; amount: number }>;
}

/** Body of POST /v3/payments. */
export const paymentSchema = object(
	{
		billId: filledText(),
		vendorId: filledText(),
		amount: number,
		fundingAccount: object(
			{
				type: { type: 'string', enum: ['BANK_ACCOUNT', 'CARD_ACCOUNT', 'WALLET', 'AP_CARD'] },
				id: filledText(),
			},
			['type'],
		),
		// Must be there, may be empty.
		processingOptions: object({
			createBill: flag,
			requestPayFaster: flag,
			requestCheckDeliveryType: filledText(),
		}),
		processDate: date,
		description: text(70),
		transactionNumber: filledText(50),
		paymentPurpose: { type: 'object' },
		cardFundingPurpose: text(),
		exchangeRateBatchId: { type: 'integer' },
		vendorCredits: list(object({ id: filledText(), amount: number }, ['id', 'amount'])),
		// Accepted and silently ignored (reported by integrators): billId and amount stand at top level.
		billPayments: {},
	},
	['amount', 'fundingAccount', 'processingOptions'],
);
