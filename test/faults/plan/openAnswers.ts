import type { BillSwitches } from '../../../sandbox/bill/world/switches';

/** What BILL may do where its reference is silent. */
export type OpenAnswers = { [name in keyof BillSwitches]?: ReadonlyArray<BillSwitches[name]> };

/**
 * What the reference of BILL leaves open, and what it may be. Left out are answers after which only a person can go on: those
 * are shown by test/engine/switches. Each campaign adds what its own clock allows.
 */
export const OPEN_ANSWERS: OpenAnswers = {
	rateLimitStatus: [400, 429],
	maxSessions: [0, 1, 2],
	loginInvalidatesOlder: [false, true],
	loginExtras: [false, true],
	duplicateInvoice: ['refuse', 'allow'],
	duplicateFlag: ['honour', 'ignore', 'reject'],
	nameFilterCase: ['exact', 'ignore'],
	invoiceNumberFilter: ['on', 'in', 'off'],
	inFilter: ['assumed', 'documented'],
	multiSort: [false, true],
	defaultSort: ['createdTime:asc', 'createdTime:desc'],
	partialLabel: ['PARTIALLY_PAID', 'PARTIAL_PAYMENT'],
	billUpdatedOnApproval: [true, false],
	uniqueTransactionNumber: [false, true],
	bulkPaymentAnswer: ['array', 'results'],
	createStatus: [200, 201],
	bulkReportsAll: [true, false],
	pushEscaped: [false, true],
	idempotentKeepErrors: [false, true],
	nestedFunding: [false, true],
	unknownFields: ['refuse', 'ignore'],
	repeatReasons: [false, true],
	paymentUpdatedOnCreate: [true, false],
	vendorUpdatedFull: [false, true],
};
