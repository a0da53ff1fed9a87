import type { BillLine, Dated, Row } from './rows';

/** What a vendor owes us. How much of it is used is worked out from the uses. */
export interface VendorCredit extends Dated {
	archived: boolean;
	vendorId: string;
	referenceNumber: string;
	creditDate: string;
	/** Major units, the sum of the lines. */
	amount: number;
	vendorCreditLineItems: BillLine[];
	description?: string;
	applyToChartOfAccountId?: string;
	applyToBankAccountId?: string;
	createdBy: string;
}

/** So much of one credit on one bill. `id` is made of the three ids, so that a credit stands once per bill and payment. */
export interface CreditUse extends Row {
	vendorCreditId: string;
	billId: string;
	/** Applied together with this payment: cannot be taken back. */
	paymentId?: string;
	amountCents: number;
	appliedTime: string;
}
