/**
 * Every switch of the BILL simulator with every value it takes: for open numbers and texts those that make a difference.
 * Each value is met by the whole journey; what it says here is what then differs from the plain one. Where the journey
 * does not come to what the switch is about, a probe does; a probe named with `{}` finds what it usually finds.
 */
import type { BillSwitches } from '../../../sandbox/bill/world/switches';
import type { Outcome } from './billJourney';
import type { BillProbe } from './billUsual';

/** What differs under one value. `journey` as a text says why the journey is left out. */
export type BillRow = [
	value: string | number | boolean | string[],
	but: { journey?: Outcome | string } & { [probe in BillProbe]?: Outcome },
];

const NOTHING_TO_VOID = 'refused BDC_1205, cured by person';
const APPROVED_ONLY = ['bill APPROVED UNPAID', 'bill ASSIGNED UNPAID'];
const NO_PAYMENT = { vendors: ['Acme Tools'], bills: ['120.5 APPROVED'], payments: [] };
const ALL_DELIVERIES = ['STANDARD', 'RTP_DELIVERY', 'UPS_1DAY', 'UPS_2DAY', 'UPS_3DAY', 'USPS_PRIORITY'];
const ALL_DISBURSEMENTS = [
	...['ACH', 'CHECK', 'RPPS', 'INTERNATIONAL', 'VCARD', 'WALLET', 'OFFLINE', 'UNDEFINED'],
];
const BILL_HEARD = [
	...['bill APPROVED IN_PROCESS', 'bill APPROVED SCHEDULED'],
	...['bill APPROVED UNPAID', 'bill APPROVED UNPAID', 'bill ASSIGNED UNPAID'],
];
const paidBy = (type: string, statuses: string[]) =>
	statuses.map((status) => `payment ${status}, 120.5 by ${type} for 1 bill`);

export const BILL_TABLE: { [name in keyof BillSwitches]: BillRow[] } = {
	rateLimitStatus: [
		[400, { limits: {} }],
		[429, { limits: { client: '429 BDC_1144' } }],
	],
	retryAfter: [
		[0, { limits: {} }],
		[1, { limits: { retryAfter: '1' } }],
	],
	maxSessions: [
		[0, { sessions: {} }],
		[1, { sessions: { oldest: '401 BDC_1109', nodeLogins: 2, afterTenMinutes: '401 BDC_1109' } }],
		[2, { sessions: { oldest: '401 BDC_1109' } }],
	],
	sessionMaxAge: [
		[0, { sessions: {} }],
		[60, { sessions: { afterTenMinutes: '401 BDC_1109' } }],
	],
	loginInvalidatesOlder: [
		[false, { sessions: {} }],
		[true, { sessions: { oldest: '401 BDC_1109', nodeLogins: 2, afterTenMinutes: '401 BDC_1109' } }],
	],
	loginExtras: [
		[false, { sessions: {} }],
		[
			true,
			{
				sessions: {
					loginSays: ['apiEndPoint', 'organizationId', 'sessionId', 'trusted', 'userId', 'usersId'],
				},
			},
		],
	],
	// The node pays from a trusted session only, whatever BILL would take.
	mfaRequired: [
		[true, { untrusted: {} }],
		[false, { untrusted: { client: '201' } }],
	],
	trustDays: [
		[30, {}],
		[
			0,
			{
				journey: {
					paid: 'refused BDC_1361, cured by person',
					voided: NOTHING_TO_VOID,
					heard: APPROVED_ONLY,
					atBill: NO_PAYMENT,
				},
			},
		],
	],
	deviceMaxLength: [
		[19, { sessions: {} }],
		[40, { sessions: { longDevice: '200' } }],
	],
	mfaWrongCode: [
		['BDC_1356', { code: {} }],
		['BDC_1374', { code: { wrong: '400 BDC_1374' } }],
	],
	mfaExpiredCode: [
		['BDC_1374', { code: {} }],
		['BDC_1356', { code: { late: '400 BDC_1356' } }],
	],
	vendorAddress: [
		['optional', { noAddress: {} }],
		['required', { noAddress: { paid: 'refused BDC_1158, cured by person' } }],
	],
	tokenWebhooks: [
		[true, { token: {} }],
		[false, { token: { trigger: 'not published: BDC_1145' } }],
	],
	vendorListBank: [
		[true, { payee: {} }],
		[false, { payee: { listShowsAccount: false } }],
	],
	accountBalance: [
		['', { balance: {} }],
		['100.00', { balance: { paid: 'refused of ours, cured by time' } }],
	],
	vendorBankWait: [
		[false, {}],
		[
			true,
			{
				journey: {
					bank: 'PENDING',
					paid: 'refused BDC_1402, cured by person',
					voided: NOTHING_TO_VOID,
					heard: APPROVED_ONLY,
					atBill: NO_PAYMENT,
				},
			},
		],
	],
	duplicateInvoice: [
		['refuse', { duplicates: {} }],
		['allow', { duplicates: { again: '201' } }],
	],
	duplicateFlag: [
		['honour', { duplicates: {} }],
		['ignore', { duplicates: { flagged: '422 BDC_1171' } }],
		['reject', { duplicates: { flagged: '400 BDC_1000' } }],
	],
	duplicateScope: [
		['vendor', { duplicates: {} }],
		['organization', { duplicates: { ofOtherVendor: '422 BDC_1171' } }],
	],
	vendorNameUnique: [
		[false, { duplicates: {} }],
		[true, { duplicates: { vendorAgain: '422 BDC_9009' } }],
	],
	nameFilterCase: [
		['exact', { lists: {} }],
		['ignore', { lists: { inCapitals: 1 } }],
	],
	invoiceNumberFilter: [
		['on', { lists: {} }],
		['in', { lists: { byNumbers: '200' } }],
		[
			'off',
			{
				lists: {
					byNumber: '400 BDC_1130',
					byNumbers: '400 BDC_1130',
					nodeByNumbers: 'refused BDC_1130, cured by person',
				},
			},
		],
	],
	inFilter: [
		['assumed', { lists: {} }],
		['documented', { lists: { byIds: '400 BDC_1131' } }],
	],
	approvalStatusFilter: [
		['on', { lists: {} }],
		['off', { lists: { byApproval: '400 BDC_1130' } }],
	],
	multiSort: [
		[false, { lists: {} }],
		[true, { lists: { twoSortKeys: '200' } }],
	],
	defaultSort: [
		['createdTime:asc', { lists: {} }],
		['createdTime:desc', { lists: { inOrder: ['Acme Tools', 'Northwind Paper'] } }],
	],
	partialLabel: [
		['PARTIALLY_PAID', { partial: {} }],
		['PARTIAL_PAYMENT', { partial: { status: 'PARTIAL_PAYMENT' } }],
	],
	extraApprovalStatus: [
		['', {}],
		[
			'PENDING_REVIEW',
			{
				journey: {
					asked: 'PENDING_REVIEW',
					heard: [
						'bill APPROVED IN_PROCESS',
						'bill APPROVED SCHEDULED',
						'bill APPROVED UNPAID',
						'bill APPROVED UNPAID',
						'bill PENDING_REVIEW UNPAID',
						...paidBy('ACH', ['FUNDING_STARTED', 'READY_TO_FUND', 'SCHEDULED', 'VOIDED']),
					],
				},
			},
		],
	],
	// The node looks at the approval itself, so it pays nothing that is not approved, whatever BILL would take.
	adminBypass: [
		[false, { unapproved: {} }],
		[true, { unapproved: { client: '201' } }],
	],
	tokenApprovals: [
		['allow', { token: {} }],
		['deny', { token: { approved: 'refused BDC_1145, cured by person' } }],
	],
	approvalActionBody: [
		['empty', { decisions: {} }],
		['echo', { decisions: { answer: 'APPROVED' } }],
	],
	acceptSingleAction: [
		[false, { decisions: {} }],
		[true, { decisions: { single: '200' } }],
	],
	billUpdatedOnApproval: [
		[true, {}],
		[
			false,
			{
				journey: {
					heard: [
						'bill APPROVED IN_PROCESS',
						'bill APPROVED SCHEDULED',
						'bill APPROVED UNPAID',
						...paidBy('ACH', ['FUNDING_STARTED', 'READY_TO_FUND', 'SCHEDULED', 'VOIDED']),
					],
				},
			},
		],
	],
	policyKeys: [
		[['BILL_AMOUNT'], { policies: {} }],
		[['BILL_AMOUNT', 'VENDOR'], { policies: { byVendor: '201' } }],
		[
			[],
			{
				policies: {
					node: 'refused BDC_1129, cured by person',
					byAmount: '400 BDC_1129',
					deleted: '404 BDC_1205',
				},
			},
		],
	],
	unapprovedPayCode: [
		['BDC_9001', { unapproved: {} }],
		['BDC_1145', { unapproved: { client: '422 BDC_1145' } }],
	],
	voidTypes: [
		[['VOID_AND_CREDIT', 'VOID_AND_REISSUE'], {}],
		// The second of the two sends the money once more.
		[
			['VOID_AND_REISSUE', 'VOID_AND_CREDIT'],
			{
				journey: {
					heard: [
						'bill APPROVED IN_PROCESS',
						'bill APPROVED SCHEDULED',
						'bill APPROVED SCHEDULED',
						'bill APPROVED UNPAID',
						'bill APPROVED UNPAID',
						'bill ASSIGNED UNPAID',
						...paidBy('ACH', ['FUNDING_STARTED', 'READY_TO_FUND', 'SCHEDULED', 'SCHEDULED', 'VOIDED']),
					],
					atBill: {
						vendors: ['Acme Tools'],
						bills: ['120.5 APPROVED'],
						payments: ['120.5 VOIDED', '120.5 SCHEDULED'],
					},
				},
			},
		],
		[
			[],
			{
				journey: {
					voided: 'refused BDC_1129, cured by person',
					heard: [
						'bill APPROVED IN_PROCESS',
						'bill APPROVED SCHEDULED',
						'bill APPROVED UNPAID',
						'bill ASSIGNED UNPAID',
						...paidBy('ACH', ['FUNDING_STARTED', 'READY_TO_FUND', 'SCHEDULED']),
					],
					atBill: { vendors: ['Acme Tools'], bills: ['120.5 APPROVED'], payments: ['120.5 FUNDING_STARTED'] },
				},
			},
		],
	],
	extraHold: [
		['', {}],
		[
			'ON_HOLD',
			{
				journey: {
					heard: [...BILL_HEARD, ...paidBy('ACH', ['ON_HOLD', 'READY_TO_FUND', 'SCHEDULED', 'VOIDED'])],
				},
			},
		],
	],
	disbursementTypes: [
		[ALL_DISBURSEMENTS, {}],
		[
			['WALLET'],
			{
				journey: {
					heard: [
						...BILL_HEARD,
						...paidBy('WALLET', ['FUNDING_STARTED', 'READY_TO_FUND', 'SCHEDULED', 'VOIDED']),
					],
				},
			},
		],
	],
	deliveryTypes: [
		[ALL_DELIVERIES, { terms: {} }],
		[['STANDARD'], { terms: { overnight: '400 BDC_1129' } }],
	],
	uniqueTransactionNumber: [
		[false, { terms: {} }],
		[true, { terms: { numberedAgain: '422 BDC_9010' } }],
	],
	bulkPaymentAnswer: [
		['array', { terms: {} }],
		['results', { terms: { together: ['results'] } }],
	],
	createStatus: [
		[201, { bodies: {} }],
		[200, { bodies: { customer: '200' } }],
	],
	deleteStatus: [
		[200, { policies: {} }],
		[204, { policies: { deleted: '204' } }],
	],
	strictClassifications: [
		[false, { bodies: {} }],
		[true, { bodies: { coded: '400 BDC_1000', node: 'refused BDC_1000, cured by person' } }],
	],
	billPaymentTerm: [
		[true, { bodies: {} }],
		[false, { bodies: { withTerm: '400 BDC_1000', node: 'refused BDC_1000, cured by person' } }],
	],
	bulkErrorShape: [
		['each', { bulk: {} }],
		['failing', { bulk: { bills: '400 BDC_1205 BDC_1205', place: true, departments: '400 BDC_1205' } }],
		['message', { bulk: { bills: '400 BDC_1205 BDC_1205', departments: '400 BDC_1205' } }],
	],
	bulkReportsAll: [
		[true, { bulk: {} }],
		[false, { bulk: { bills: '400 BDC_1246 BDC_1205 BDC_1246 BDC_1246' } }],
	],
	bulkAtomic: [
		[true, { bulk: {} }],
		[false, { bulk: { departments: '400 BDC_1205', kept: ['West'] } }],
	],
	bulkLimits: [
		[50, { bulk: {} }],
		[1, { bulk: { archiveTwo: '400 BDC_1129' } }],
	],
	pushEscaped: [
		[false, { receiver: {} }],
		[true, { receiver: { body: 'string' } }],
	],
	pushTimeout: [
		[10, { slowReceiver: {} }],
		[0.001, { journey: 'every notification may be late within a millisecond', slowReceiver: { givenUp: 1 } }],
	],
	pushRetries: [
		[4, { receiver: {} }],
		[0, { receiver: { sentWhileDown: 1 } }],
	],
	timeScale: [
		[0.001, { receiver: {} }],
		[1_000, { receiver: { sentWhileDown: 1, switchedOff: false } }],
	],
	idempotentKeepErrors: [
		[false, { webhooks: {} }],
		[true, { webhooks: { corrected: '400 BDC_1000' } }],
	],
	subscriptionLimitStatus: [
		[400, { webhooks: {} }],
		[409, { webhooks: { duplicate: '409 BDC_9008' } }],
	],
	securityKeyPath: [
		['both', { webhooks: {} }],
		['hyphen', { webhooks: { underscore: '404 BDC_1121' } }],
		['underscore', { webhooks: { hyphen: '404 BDC_1121' } }],
	],
	nestedFunding: [
		[false, { receiver: {} }],
		[true, { receiver: { funding: 'amount, currency, fundingAccount' } }],
	],
	uploadDelay: [
		[1_000, { files: {} }],
		[3_600_000, { files: { node: 'IN_PROGRESS', listed: 0, host: 'none', download: 'none' } }],
	],
	uploadFail: [
		['', { files: {} }],
		[
			'FAILED',
			{ files: { node: 'refused of ours, cured by person', listed: 0, host: 'none', download: 'none' } },
		],
	],
	uploadStatusAnswer: [
		['array', { files: {} }],
		['results', { files: { answer: ['results'] } }],
	],
	downloadHost: [
		['', { files: {} }],
		['http://127.0.0.1:9', { files: { host: '127.0.0.1:9', download: 'refused of ours, cured by time' } }],
	],
	paymentTick: [
		[0, { clock: {} }],
		[1, { journey: 'payments move by themselves between its steps', clock: { byItself: 'CLEARED' } }],
	],
	latency: [
		[0, { delay: {} }],
		[1_000, { journey: 'its 24 calls would take a second each', delay: { state: 'under way' } }],
	],
	// The journey comes out as usual: a step whose outcome is open is run once more.
	errorRate: [
		[0, { failures: {} }],
		[0.25, { failures: { statuses: ['200', '200', '500 BDC_1001', '200'] } }],
	],
	unknownFields: [
		['refuse', { bodies: {} }],
		['ignore', { bodies: { unknownField: '201' } }],
	],
	repeatReasons: [
		[false, { terms: {} }],
		[true, { terms: { tooMuch: '422 BDC_1159 BDC_1159', namesTheBill: true } }],
	],
	paymentUpdatedOnCreate: [
		[true, {}],
		[
			false,
			{
				journey: { heard: [...BILL_HEARD, ...paidBy('ACH', ['FUNDING_STARTED', 'READY_TO_FUND', 'VOIDED'])] },
			},
		],
	],
	vendorUpdatedFull: [
		[false, { receiver: {} }],
		[true, { receiver: { vendor: 'whole' } }],
	],
};
