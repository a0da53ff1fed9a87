import type { BillSchedule } from '../bodies/recurringBill';
import type { BillLine, Dated } from './rows';

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
