import type { BillLine, Dated } from './rows';

/** When bills are made: every `frequency` periods. Dates as `yyyy-MM-dd`. */
export interface BillSchedule {
	period: string;
	frequency: number;
	nextDueDate: string;
	endDate?: string;
	/** Days before its due date a bill is made; none means on the day itself (assumed). */
	daysInAdvance?: number;
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
