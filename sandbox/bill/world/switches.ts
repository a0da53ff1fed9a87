import type { SwitchTable } from '../../simulator/switches';
import { BULK_ERROR_SHAPES } from '../refusals/ofBulk';

/**
 * What the simulator does where BILL's behaviour is unknown. Names and defaults follow the project's list of open
 * questions; every test that depends on one of them sets it.
 */
export const DEFAULT_SWITCHES = {
	/** HTTP status of BDC_1144 and BDC_1322: 400 or 429. */
	rateLimitStatus: 400,
	/** Seconds sent as `Retry-After` with both; 0 sends none. */
	retryAfter: 0,
	/** Most sessions a user may hold; the oldest ends. 0 is unlimited. */
	maxSessions: 0,
	/** Seconds after which a session ends however busy it is. 0 is never. */
	sessionMaxAge: 0,
	loginInvalidatesOlder: false,
	/** Login also answers `apiEndPoint` and `usersId`. */
	loginExtras: false,
	mfaRequired: true,
	/** Days a remembered device is trusted. */
	trustDays: 30,
	/** 19 characters are accepted and 49 refused (reported); where the limit lies between them is unknown. */
	deviceMaxLength: 19,
	/** Code of a wrong text-message code, and of one that came too late: BDC_1356 and BDC_1374 are both reported for the second. */
	mfaWrongCode: 'BDC_1356',
	mfaExpiredCode: 'BDC_1374',
	/** Payments to a vendor without a complete address answer BDC_1158: documented for ACH in v2, unknown in v3. */
	vendorAddress: 'optional',
	/** May sync tokens manage webhooks? */
	tokenWebhooks: true,
	/** Vendor bank accounts are PENDING for two business days, as in production; payments before answer BDC_1402. */
	vendorBankWait: false,
	/** Lists of vendors show the bank account; rows are thinner than a single read, and which fields they lack is unknown. */
	vendorListBank: true,
	/** What every bank account of the organization says as `balance.amount`; empty says none. No page of BILL shows one. */
	accountBalance: '',
	duplicateInvoice: 'refuse',
	duplicateFlag: 'honour',
	duplicateScope: 'vendor',
	vendorNameUnique: false,
	/** A filter of `name` heeds capitals or not; other blanks and Unicode forms are other names either way. */
	nameFilterCase: 'exact',
	/** Bills by invoice number: one at a time, several at once, or not at all. */
	invoiceNumberFilter: 'on',
	/** Whether `in` also works for the fields of which no page says so, such as the ids of bills and payments. */
	inFilter: 'assumed',
	approvalStatusFilter: 'on',
	/** Accept several sort keys. */
	multiSort: false,
	defaultSort: 'createdTime:asc',
	partialLabel: 'PARTIALLY_PAID',
	/** Approval status of a bill a policy matched; empty means ASSIGNED. */
	extraApprovalStatus: '',
	adminBypass: false,
	/** May sync tokens approve and deny? */
	tokenApprovals: 'allow',
	/** What the 200 of approval actions says: nothing, or each item with its outcome. */
	approvalActionBody: 'empty',
	/** Approval actions also take one object instead of an array. */
	acceptSingleAction: false,
	billUpdatedOnApproval: true,
	/** Keys a policy rule may name. */
	policyKeys: ['BILL_AMOUNT'],
	unapprovedPayCode: 'BDC_9001',
	voidTypes: ['VOID_AND_CREDIT', 'VOID_AND_REISSUE'],
	/** A further hold value every payment passes after SCHEDULED; empty means none. */
	extraHold: '',
	/** Disbursement types in use; a payment that would be another gets the first. */
	disbursementTypes: ['ACH', 'CHECK', 'RPPS', 'INTERNATIONAL', 'VCARD', 'WALLET', 'OFFLINE', 'UNDEFINED'],
	deliveryTypes: ['STANDARD', 'RTP_DELIVERY', 'UPS_1DAY', 'UPS_2DAY', 'UPS_3DAY', 'USPS_PRIORITY'],
	uniqueTransactionNumber: false,
	/** Answer of a bulk payment: the payments as an array, or as `results`. */
	bulkPaymentAnswer: 'array',
	/** HTTP status of creates other than vendor and bill. */
	createStatus: 201,
	/** HTTP status of DELETE. */
	deleteStatus: 200,
	/** Accept only the documented line classification ids. */
	strictClassifications: false,
	/** Accept and echo `paymentTermId` on bills. */
	billPaymentTerm: true,
	/** How a refused set names its bad items; see bulkErrors.ts. */
	bulkErrorShape: 'each',
	/** A refused set names every bad item, or only the first. */
	bulkReportsAll: true,
	/** Vendor credits and classifications in bulk: one bad item undoes all; otherwise the good ones stay. */
	bulkAtomic: true,
	/** Most items of a bulk change, archive or restore. */
	bulkLimits: 50,
	/** Push the payload once more escaped as a JSON string. */
	pushEscaped: false,
	/** Seconds a notification may take to be answered. */
	pushTimeout: 10,
	/** Repetitions after a failed notification: 2, 4, 8, 16 … s. */
	pushRetries: 4,
	/** Factor on the waits between repetitions. */
	timeScale: 1,
	/** Keep failed answers for an idempotency key, too. */
	idempotentKeepErrors: false,
	subscriptionLimitStatus: 400,
	securityKeyPath: 'both',
	/** `funding.fundingAccount` instead of a flat `funding` in payment events. */
	nestedFunding: false,
	/** Milliseconds until an uploaded file is there. */
	uploadDelay: 1000,
	/** What uploads end as instead of UPLOADED, for example FAILED; empty means they succeed. */
	uploadFail: '',
	/** Answer of the upload status: the statuses as an array, or as `results`. */
	uploadStatusAnswer: 'array',
	/** Origin of download links; empty means the host of the call. */
	downloadHost: '',
	/** Milliseconds between two statuses of a payment; 0 moves payments only by `POST /sandbox/tick`. */
	paymentTick: 0,
	/** Milliseconds every call takes. */
	latency: 0,
	/** Share of calls, 0 to 1, answered with a 500 before anything happened. */
	errorRate: 0,
	/** Body fields BILL does not know are refused (`field: unknown field`), or read past. */
	unknownFields: 'refuse',
	/** A refusal says its reason a second time, with the id of the bill it is about (reported of payments). */
	repeatReasons: false,
	paymentUpdatedOnCreate: true,
	vendorUpdatedFull: false,
};

/** Every switch with its value. */
export type BillSwitches = typeof DEFAULT_SWITCHES;

/** The values of switches that take some only. */
export const CHOICES: Partial<Record<keyof BillSwitches, ReadonlyArray<string | number>>> = {
	rateLimitStatus: [400, 429],
	mfaWrongCode: ['BDC_1356', 'BDC_1374'],
	mfaExpiredCode: ['BDC_1356', 'BDC_1374'],
	vendorAddress: ['optional', 'required'],
	duplicateInvoice: ['refuse', 'allow'],
	duplicateFlag: ['honour', 'ignore', 'reject'],
	duplicateScope: ['vendor', 'organization'],
	nameFilterCase: ['exact', 'ignore'],
	invoiceNumberFilter: ['on', 'in', 'off'],
	inFilter: ['assumed', 'documented'],
	approvalStatusFilter: ['on', 'off'],
	bulkPaymentAnswer: ['array', 'results'],
	tokenApprovals: ['allow', 'deny'],
	approvalActionBody: ['empty', 'echo'],
	createStatus: [200, 201],
	bulkErrorShape: BULK_ERROR_SHAPES,
	uploadStatusAnswer: ['array', 'results'],
	unknownFields: ['refuse', 'ignore'],
	deleteStatus: [200, 204],
	securityKeyPath: ['both', 'hyphen', 'underscore'],
};

/** What a switch can be set to. */
export const SWITCHES: SwitchTable<BillSwitches> = { defaults: DEFAULT_SWITCHES, choices: CHOICES };
