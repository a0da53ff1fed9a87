import { Collection } from './collection';
import type { ChangeListener, Indexes } from './collection';
import { ownerKey } from './fileRows';
import type { StoredFile } from './fileRows';
import type { MfaChallenge, MfaPhone, TextMessage } from './mfaRows';
import type {
	ApCard,
	BankVerification,
	CardAccount,
	CardAccountUser,
	CreditUse,
	ExchangeRateBatch,
	MassPayment,
	RecurringBill,
	VendorCredit,
} from './moneyRows';
import type {
	ApprovalGroup,
	BillingStatement,
	Customer,
	ExportFile,
	NetworkInvitation,
	NetworkMember,
	PaymentTerm,
	RiskVerification,
	Role,
	V2Row,
	VendorChange,
} from './partnerRows';
import type {
	ApprovalPolicy,
	BankAccount,
	BankAccountUser,
	Bill,
	Classification,
	Delivery,
	EventRecord,
	IdempotentAnswer,
	Login,
	Organization,
	Payment,
	PaymentStep,
	RememberedDevice,
	Row,
	Session,
	Setting,
	Subscription,
	User,
	Vendor,
} from './rows';

/** Key of the index that answers "is this invoice number taken?". */
export function invoiceKey(vendorId: string, invoiceNumber: string): string {
	return `${vendorId} ${invoiceNumber}`;
}

/** All state of the simulator. `onChange` hears of every row written. */
export function createStore(onChange: ChangeListener) {
	const collection = <T extends Row>(name: string, indexes: Indexes<T> = {}) =>
		new Collection<T>(name, indexes, onChange);
	return {
		organizations: collection<Organization>('organizations'),
		users: collection<User>('users'),
		logins: collection<Login>('logins'),
		rememberedDevices: collection<RememberedDevice>('rememberedDevices'),
		sessions: collection<Session>('sessions', { userId: (row) => row.userId }),
		vendors: collection<Vendor>('vendors', { name: (row) => row.name }),
		vendorChanges: collection<VendorChange>('vendorChanges', { vendorId: (row) => row.vendorId }),
		bills: collection<Bill>('bills', {
			vendorId: (row) => row.vendorId,
			'invoice.invoiceNumber': (row) => row.invoice.invoiceNumber,
			vendorAndNumber: (row) => invoiceKey(row.vendorId, row.invoice.invoiceNumber),
		}),
		payments: collection<Payment>('payments', {
			billId: (row) => row.billPayments.map(({ billId }) => billId),
			vendorId: (row) => row.vendorId,
			transactionNumber: (row) => row.transactionNumber,
		}),
		paymentSteps: collection<PaymentStep>('paymentSteps'),
		massPayments: collection<MassPayment>('massPayments', { batchStatus: (row) => row.batchStatus }),
		exchangeRateBatches: collection<ExchangeRateBatch>('exchangeRateBatches'),
		recurringBills: collection<RecurringBill>('recurringBills', { vendorId: (row) => row.vendorId }),
		vendorCredits: collection<VendorCredit>('vendorCredits', { vendorId: (row) => row.vendorId }),
		creditUses: collection<CreditUse>('creditUses', {
			vendorCreditId: (row) => row.vendorCreditId,
			billId: (row) => row.billId,
		}),
		accountingClasses: collection<Classification>('accountingClasses', { name: (row) => row.name }),
		chartOfAccounts: collection<Classification>('chartOfAccounts', { name: (row) => row.name }),
		departments: collection<Classification>('departments', { name: (row) => row.name }),
		employees: collection<Classification>('employees'),
		items: collection<Classification>('items', { name: (row) => row.name }),
		jobs: collection<Classification>('jobs', { name: (row) => row.name }),
		locations: collection<Classification>('locations', { name: (row) => row.name }),
		bankAccounts: collection<BankAccount>('bankAccounts'),
		bankAccountUsers: collection<BankAccountUser>('bankAccountUsers'),
		bankVerifications: collection<BankVerification>('bankVerifications'),
		cardAccounts: collection<CardAccount>('cardAccounts'),
		cardAccountUsers: collection<CardAccountUser>('cardAccountUsers'),
		apCards: collection<ApCard>('apCards'),
		customers: collection<Customer>('customers', { name: (row) => row.name }),
		paymentTerms: collection<PaymentTerm>('paymentTerms'),
		roles: collection<Role>('roles'),
		billingStatements: collection<BillingStatement>('billingStatements'),
		exportFiles: collection<ExportFile>('exportFiles'),
		riskVerifications: collection<RiskVerification>('riskVerifications'),
		mfaPhones: collection<MfaPhone>('mfaPhones'),
		mfaChallenges: collection<MfaChallenge>('mfaChallenges'),
		textMessages: collection<TextMessage>('textMessages'),
		v2Objects: collection<V2Row>('v2Objects', { entity: (row) => row.entity }),
		networkMembers: collection<NetworkMember>('networkMembers'),
		networkInvitations: collection<NetworkInvitation>('networkInvitations', {
			status: (row) => row.status,
		}),
		files: collection<StoredFile>('files', {
			owner: ownerKey,
			uploadId: (row) => row.uploadId,
		}),
		approvalPolicies: collection<ApprovalPolicy>('approvalPolicies'),
		approvalGroups: collection<ApprovalGroup>('approvalGroups'),
		subscriptions: collection<Subscription>('subscriptions'),
		events: collection<EventRecord>('events', { subscriptionId: (row) => row.subscriptionId }),
		deliveries: collection<Delivery>('deliveries'),
		idempotentAnswers: collection<IdempotentAnswer>('idempotentAnswers'),
		settings: collection<Setting>('settings'),
	};
}

/** Collections by name. */
export type Store = ReturnType<typeof createStore>;

/** Names of the collections. */
export type CollectionName = keyof Store;

/** Empties every collection. */
export function clearStore(store: Store): void {
	for (const collection of Object.values(store)) collection.clear();
}
