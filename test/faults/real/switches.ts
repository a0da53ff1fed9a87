import { DEFAULT_SWITCHES, type BillSwitches } from '../../../sandbox/bill/world/switches';
import { BULK_ERROR_SHAPES } from '../../../sandbox/bill/refusals/ofBulk';
import type { Kind } from './plan';

export type DrawnSwitches = Partial<BillSwitches>;

/**
 * What the reference of BILL leaves open, and what it may be. A value after which BILL takes no payment from anybody, such
 * as `trustDays: 0`, is none of the answers of a BILL in which people can pay.
 */
const OPEN: { [name in keyof BillSwitches]?: Array<BillSwitches[name]> } = {
	rateLimitStatus: [400, 429],
	retryAfter: [4], // otherwise the next full hour is waited for, in real time
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
	bulkErrorShape: [...BULK_ERROR_SHAPES],
	bulkReportsAll: [true, false],
	pushEscaped: [false, true],
	idempotentKeepErrors: [false, true],
	nestedFunding: [false, true],
	unknownFields: ['refuse', 'ignore'],
	repeatReasons: [false, true],
	paymentUpdatedOnCreate: [true, false],
	vendorUpdatedFull: [false, true],
	latency: [0, 0, 60, 250],
	errorRate: [0, 0, 0.03],
};
/** Two n8n with one user would sign each other out with every call. */
const FOR_SEVERAL: DrawnSwitches = { maxSessions: 0, loginInvalidatesOlder: false };

/** An answer to each open question, most of them as the reference suggests. */
export function drawSwitches(random: () => number, kind: Kind): DrawnSwitches {
	const drawn = Object.entries(OPEN).flatMap(([name, values]) => {
		const isUsual = random() < 0.5;
		const value = values[Math.floor(random() * values.length)];
		return isUsual && name !== 'retryAfter' ? [] : [[name, value]];
	});
	return { ...Object.fromEntries(drawn), ...(kind === 'one' ? {} : FOR_SEVERAL) };
}

/** Every switch that a trial may change, as it was before. */
export function usualSwitches(): DrawnSwitches {
	return Object.fromEntries(
		Object.entries(DEFAULT_SWITCHES).filter(([name]) => Object.hasOwn(OPEN, name)),
	) as DrawnSwitches;
}
