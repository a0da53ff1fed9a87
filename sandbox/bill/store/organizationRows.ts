import type { Dated, Row } from './rows';

/** What a user may do. */
export interface Role extends Dated {
	type: string;
	description: string;
}

/** Days a vendor gives to pay. */
export interface PaymentTerm extends Dated {
	organizationId: string;
	name: string;
	daysDue: number;
}

/** Monthly invoice of BILL to the organization. `amount` in major units. */
export interface BillingStatement extends Dated {
	invoiceDate: string;
	invoiceNumber: string;
	amount: number;
}

/** A generated CSV file. `content` is its text. */
export interface ExportFile extends Dated {
	name: string;
	content: string;
}

/** State of the check of an organization. `id` is the organization's. */
export interface RiskVerification extends Row {
	status: string;
	phoneNumber?: string;
	phoneType?: string;
	updatedTime: string;
}
