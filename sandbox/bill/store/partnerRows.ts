import type { Address, Dated, Row } from './rows';

/** One entry of a vendor's audit trail (docs/getting-audit-trail-details). A new vendor is one entry without a field. */
export interface VendorChange extends Row {
	vendorId: string;
	source: string;
	type: 'Create' | 'Edit';
	createdTime: string;
	user: { id: string; name: string };
	field: { name?: string; value?: { previous: string; current: string } };
}

/** Somebody who buys. Of receivables only this is kept: payables use customers as ledger coding. */
export interface Customer extends Dated {
	archived: boolean;
	name: string;
	email: string;
	invoiceCurrency: string;
	accountType: string;
	companyName?: string;
	phone?: string;
	fax?: string;
	description?: string;
	address?: Address;
}

/** The BILL network itself, or the verified national vendors reached through RPPS. */
export type NetworkType = 'BILL' | 'RPPS';

/** An organization others can connect with. `id` is its payment network id, `0rv…` for a national vendor. */
export interface NetworkMember extends Row {
	networkType: NetworkType;
	name: string;
	/** Billing addresses of national vendors carry an id. */
	addresses: Array<Address & { id?: string }>;
	/** Connects at once instead of answering an invitation. */
	hasAutoConnect: boolean;
	/** Has asked to connect with this organization: as whose it sees itself. */
	invitesAs?: 'CUSTOMER' | 'VENDOR';
}

/** Which of our records is to be connected. */
export type NetworkRecordType = 'vendor' | 'customer';

/** A connection, asked for or made. `id` is the record's. */
export interface NetworkInvitation extends Row {
	recordType: NetworkRecordType;
	networkId: string;
	networkType: NetworkType;
	status: 'PENDING' | 'CONNECTED' | 'CONNECTED_RPPS';
	invitedTime: string;
	/** Unanswered, it is void from then on. */
	expiresAtMs: number;
}

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

/** People who approve together. BILL makes groups in its web app only; here they come from `POST /sandbox/seed`. */
export interface ApprovalGroup extends Row {
	name: string;
	userIds: string[];
}

/** An object only v2 has, with its fields in v2's own words. */
export interface V2Row extends Dated {
	entity: string;
	archived: boolean;
	fields: Record<string, unknown>;
	createdBy: string;
}
