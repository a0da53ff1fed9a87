import type { PaymentTerms } from '../bodies/payment';
import type { Dated, Row } from './rows';

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
