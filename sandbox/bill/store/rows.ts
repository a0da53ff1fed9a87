import type { LedgerCoding } from '../bodies/lineItem';
/** What the simulator keeps. Objects BILL publishes are stored in the shape of BILL's answers. */
export interface Row {
	id: string;
}

/** What every published object carries. Times as `yyyy-MM-dd'T'HH:mm:ss.SSS+00:00`. */
export interface Dated extends Row {
	createdTime: string;
	updatedTime: string;
}

export interface Address {
	line1?: string;
	line2?: string;
	city?: string;
	stateOrProvince?: string;
	zipOrPostalCode?: string;
	country?: string;
	countryName?: string;
}

export interface VendorBankAccount {
	nameOnAccount?: string;
	accountNumber?: string;
	routingNumber?: string;
	[field: string]: unknown;
}

export interface Vendor extends Dated {
	name: string;
	archived: boolean;
	address: Address;
	billCurrency: string;
	accountType: string;
	networkStatus: string;
	/** Of a connected member of the BILL network. */
	paymentNetworkId?: string;
	/** Of a connected national vendor. */
	rppsId?: string;
	shortName?: string;
	accountNumber?: string;
	email?: string;
	phone?: string;
	paymentInformation: {
		payeeName?: string;
		payByType: string;
		payBySubType: string;
		bankAccount?: VendorBankAccount;
		paymentPurpose?: unknown;
	};
	additionalInfo?: Record<string, unknown>;
	autoPay?: Record<string, unknown>;
}

export interface BillLine extends Row {
	amount: number;
	quantity?: number;
	price?: number;
	description?: string;
	classifications?: LedgerCoding;
}

export interface Approver {
	userId: string;
	status: string;
	approverOrder: number;
	statusChangedTime: string;
}

/** Amounts are major units; absent paid, scheduled and credit amounts are none. */
export interface Bill extends Dated {
	archived: boolean;
	recordStatus: string;
	vendorId: string;
	vendorName: string;
	amount: number;
	dueAmount: number;
	paidAmount?: number;
	scheduledAmount?: number;
	creditAmount?: number;
	/** Vendor credits applied, one entry a credit. */
	vendorCredits?: CreditPart[];
	fundingAmount: number;
	exchangeRate: number;
	dueDate: string;
	description?: string;
	invoice: { invoiceNumber: string; invoiceDate: string };
	billLineItems: BillLine[];
	classifications?: LedgerCoding;
	payFromChartOfAccountId?: string;
	purchaseOrderNumber?: string;
	paymentTermId?: string;
	paymentStatus: string;
	approvalStatus: string;
	approvers: Approver[];
	/** `billApprovals` was sent as true once; not shown. */
	hasAskedApprovals?: true;
	createdBy: string;
}

/** So much of one vendor credit, in major units. */
export interface CreditPart {
	id: string;
	amount: number;
}

export interface FundingAccount {
	type: string;
	id?: string;
}

export interface Payment extends Dated {
	vendorId: string;
	vendorName: string;
	/** Left out when the payment covers several bills (assumed). */
	billId?: string;
	billPayments: Array<{ id: string; billId: string; amount: number; vendorCredits?: CreditPart[] }>;
	processDate: string;
	fundingAccount: FundingAccount;
	amount: number;
	description?: string;
	processingOptions: Record<string, unknown>;
	transactionNumber: string;
	confirmationNumber: string;
	status: string;
	singleStatus: string;
	onlinePayment: boolean;
	disbursementType: string;
	disbursementStatus: string;
	checkDisbursement?: { checkNumber: string; trackingInformation?: { trackingNumber: string } };
	paymentPurpose?: unknown;
	createdBy: string;
	cancelRequestSubmitted: boolean;
	voidInfo?: Array<{ voidDate: string; voidReason: string; voidedBy: string }>;
}

/** An entry of one of the seven ledger lists. */
export interface Classification extends Dated {
	archived: boolean;
	name?: string;
	parentId?: string;
	[field: string]: unknown;
}

export interface BankAccount extends Dated {
	archived: boolean;
	status: string;
	bankName: string;
	nameOnAccount: string;
	type: string;
	ownerType: string;
	routingNumber: string;
	accountNumber: string;
	accessToAdmins: boolean;
	default: { payables: boolean; receivables: boolean };
	createdBy: string;
}

export interface BankAccountUser extends Dated {
	bankAccountId: string;
	userId: string;
	verificationStatus: string;
	archived: boolean;
}

export interface Organization extends Dated {
	name: string;
	accountType: string;
	address: Address;
	phone?: string;
}

export interface User extends Dated {
	archived: boolean;
	firstName: string;
	lastName: string;
	email: string;
	role: { id: string; type: string; description: string };
}

/** How somebody signs in: a user's password or a sync token's value. */
export interface Login extends Row {
	kind: 'user' | 'token';
	password: string;
	userId: string;
	organizationId: string;
	/** v3 signs in only with a key of this list. */
	devKeys: string[];
}

/** A device whose MFA answer BILL remembers. `id` is the rememberMeId. */
export interface RememberedDevice extends Row {
	device: string;
	userId: string;
	issuedAtMs: number;
}

export interface Session extends Row {
	kind: 'user' | 'token';
	devKey: string;
	userId: string;
	organizationId: string;
	trusted: boolean;
	createdAtMs: number;
	lastUsedAtMs: number;
}

export interface ApprovalPolicy extends Row {
	policyName: string;
	rules: Array<{ key: string; op: string; values: string[] }>;
	approvers: string[];
}

export interface Subscription extends Dated {
	organizationId: string;
	name: string;
	status: { enabled: boolean; updatedBy?: string };
	events: Array<{ type: string; version: string }>;
	notificationUrl: string;
	securityKey: string;
}

/** One event of one subscription, kept for the event log. `payload` is JSON text. */
export interface EventRecord extends Row {
	type: string;
	version: string;
	subscriptionId: string;
	entityId: string;
	payload: string;
	createdTime: string;
	statusCode?: number;
}

/** A notification still to be sent. */
export interface Delivery extends Row {
	eventId: string;
	subscriptionId: string;
	/** Repetitions so far. */
	retries: number;
	dueAtMs: number;
}

/** The kept answer of an idempotency key. */
export interface IdempotentAnswer extends Row {
	status: number;
	body: unknown;
	/** Entries of the error body, where the call was refused. */
	refused?: Array<{ code: string; category: string; message: string }>;
	keptAtMs: number;
}

/** A payment on its way: when it moves to its next status. `id` is the payment's. */
export interface PaymentStep extends Row {
	dueAtMs: number;
}

/** Single values: clock, switches, hourly counters. */
export interface Setting extends Row {
	value: unknown;
}
