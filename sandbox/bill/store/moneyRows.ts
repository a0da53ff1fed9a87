import type { PaymentTerms } from '../bodies/payment';
import type { BillSchedule } from '../bodies/recurringBill';
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

/** A credit or debit card payments can be taken from. */
export interface CardAccount extends Dated {
	archived: boolean;
	name: string;
	brand: string;
	last4: string;
	nameOnCard: string;
	expirationMonth: number;
	expirationYear: number;
	status: string;
	createdBy: string;
}

/** Who may pay with which card. */
export interface CardAccountUser extends Dated {
	cardAccountId: string;
	userId: string;
	verificationStatus: string;
	archived: boolean;
}

/** A card BILL issues for accounts payable. */
export interface ApCard extends Dated {
	archived: boolean;
	name: string;
	last4: string;
	status: string;
}

/** The test deposit of a bank account. `id` is the account's. */
export interface BankVerification extends Row {
	failedTries: number;
	startedAtMs: number;
}

/** Rates BILL holds for a while. `id` is the decimal text of the int32 callers send back. */
export interface ExchangeRateBatch extends Row {
	vendorIds: string[];
	expiresAtMs: number;
}

/** One bill of a mass payment. */
export interface MassPaymentEntry {
	billId: string;
	amount: number;
	status: 'SCHEDULED' | 'COMPLETED' | 'FAILED';
	paymentId?: string;
	errors?: Array<{ code: string; message: string }>;
}

/** A mass payment on its way. */
export interface MassPayment extends Dated {
	batchStatus: 'SCHEDULED' | 'COMPLETED';
	terms: PaymentTerms;
	payments: MassPaymentEntry[];
	createdBy: string;
	dueAtMs: number;
}

/** A template bills are made from. */
export interface RecurringBill extends Dated {
	archived: boolean;
	vendorId: string;
	schedule: BillSchedule;
	/** Day of the month of the first due date, so that a 31st survives February. Kept, not shown. */
	anchorDay: number;
	recurringBillLineItems: BillLine[];
	description?: string;
	processingOptions?: { autoPayment?: boolean };
	paymentInformation?: Record<string, unknown>;
	createdBy: string;
}
