/**
 * What BILL's reference leaves open, answered anew in every trial. Left out are answers after which only a person can go
 * on: those are shown by test/engine/switches.
 */
import type { BillSwitches } from '../../../sandbox/bill/world/switches';
import type { Random } from '../time/random';

const ANSWERS: { [name in keyof BillSwitches]?: ReadonlyArray<BillSwitches[name]> } = {
	rateLimitStatus: [400, 429],
	retryAfter: [0, 5, 60],
	maxSessions: [0, 1, 2],
	sessionMaxAge: [0, 120, 1800],
	loginInvalidatesOlder: [false, true],
	loginExtras: [false, true],
	duplicateInvoice: ['refuse', 'allow'],
	duplicateFlag: ['honour', 'ignore', 'reject'],
	nameFilterCase: ['exact', 'ignore'],
	invoiceNumberFilter: ['on', 'in', 'off'],
	inFilter: ['assumed', 'documented'],
	approvalStatusFilter: ['on', 'off'],
	multiSort: [false, true],
	defaultSort: ['createdTime:asc', 'createdTime:desc'],
	partialLabel: ['PARTIALLY_PAID', 'PARTIAL_PAYMENT'],
	billUpdatedOnApproval: [true, false],
	extraHold: ['', 'PENDING_REVIEW'],
	uniqueTransactionNumber: [false, true],
	bulkPaymentAnswer: ['array', 'results'],
	createStatus: [200, 201],
	strictClassifications: [false, true],
	billPaymentTerm: [true, false],
	bulkReportsAll: [true, false],
	bulkAtomic: [true, false],
	pushEscaped: [false, true],
	pushTimeout: [5, 10],
	pushRetries: [0, 2, 4],
	idempotentKeepErrors: [false, true],
	subscriptionLimitStatus: [400, 429],
	securityKeyPath: ['both', 'hyphen', 'underscore'],
	nestedFunding: [false, true],
	latency: [0, 0, 900],
	unknownFields: ['refuse', 'ignore'],
	repeatReasons: [false, true],
	paymentUpdatedOnCreate: [true, false],
	vendorUpdatedFull: [false, true],
};

const PAYMENT_TICKS_MS = [60_000, 60_000, 5 * 60_000, 15 * 60_000];

export function drawSwitches(chance: Random): Partial<BillSwitches> {
	const share = chance.pick([0, 0.1, 0.3, 0.6]);
	const drawn = Object.entries(ANSWERS).flatMap(([name, values]) =>
		chance.chance(share) ? [[name, chance.pick(values as readonly unknown[])]] : [],
	);
	return { paymentTick: chance.pick(PAYMENT_TICKS_MS), ...Object.fromEntries(drawn) };
}
