/**
 * Every switch of the Salesforce simulator with every value it takes: for open numbers and texts those that make a
 * difference. Each value is met by the whole journey; what it says here is what then differs from the plain one. Where
 * the journey does not come to what the switch is about, a probe does; a probe named with `{}` finds what it usually finds.
 */
import type { Switches } from '../../../sandbox/salesforce/state/switches';
import type { Outcome } from './billJourney';
import type { SalesforceProbe } from './salesforceUsual';

/** What differs under one value; `with` are other switches without which this one has nothing to say. */
export type SalesforceRow = [
	value: string | number | boolean,
	but: { with?: Partial<Switches>; journey?: Outcome } & { [probe in SalesforceProbe]?: Outcome },
];

const BUSY = 'refused REQUEST_LIMIT_EXCEEDED, cured by time';
const LOCKED = 'refused ENTITY_IS_LOCKED, cured by time';
const LIMITED = 'refused LIMIT_EXCEEDED, cured by time';
/** A production org, whose login host is the one the nodes try second. */
const OTHER_AUDIENCE: Partial<Switches> = { jwtAudience: 'loginHost', isSandbox: false };
const IN_PRODUCTION = { environment: 'production', byClientCredentials: 'production' };
const CAPTURED: Partial<Switches> = { capturedObjects: 'AP_Invoice__c' };

export const SALESFORCE_TABLE: { [name in keyof Switches]: SalesforceRow[] } = {
	accessByPermissionSets: [
		[false, { access: {} }],
		[true, { access: { warnings: ['ApprovalSubmission'], edit: '400 INVALID_FIELD_FOR_INSERT_UPDATE' } }],
	],
	accountSharing: [
		['publicReadWrite', { access: {} }],
		[
			'publicRead',
			{ access: { isReady: false, missing: ['Account'], edit: '403 INSUFFICIENT_ACCESS_OR_READONLY' } },
		],
		['private', { access: { warnings: ['Account'], vendor: '404 NOT_FOUND', edit: '404 NOT_FOUND' } }],
	],
	finalApprovalRecordLock: [
		[false, {}],
		[true, { journey: { linked: LOCKED } }],
	],
	finalRejectionRecordLock: [
		[false, { rejection: {} }],
		[true, { rejection: { changed: LOCKED } }],
	],
	suppressApprovalEvents: [
		[false, {}],
		[true, { journey: { heard: ['approved 7'] } }],
	],
	publishWithApex: [
		// Without its flow the org announces by Apex alone. The sandbox turns that on before it starts a flow approval.
		[false, { with: { flowsAreActive: false }, journey: { heard: ['approved 7', 'approved 88'] } }],
		[true, { with: { flowsAreActive: false } }],
	],
	flowsAreActive: [
		[true, {}],
		[false, { journey: { heard: ['approved 7', 'approved 88'] } }],
	],
	stampsApprovals: [
		[true, { stamp: {} }],
		[false, { stamp: { read: ['Amount__c', 'Id'] } }],
	],
	validationRulesAreActive: [
		[true, { correction: {} }],
		[false, { correction: { changed: true } }],
	],
	allowRemoved: [
		[true, { withdrawal: {} }],
		[false, { withdrawal: { recalled: 'refused INVALID_ACTION_TYPE, cured by person' } }],
	],
	approvalFailureShape: [
		['per-entry', { withdrawal: {} }],
		['top-level', { withdrawal: { client: '400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' } }],
	],
	approvalSteps: [
		[1, {}],
		[
			2,
			{
				journey: {
					approved: 'pending',
					history: 'pending',
					linked: LOCKED,
					flowPending: ['classic', 'flow'],
					heard: ['approved 7', 'approved 88'],
				},
			},
		],
	],
	jwtAudience: [
		['myDomain', { login: {} }],
		[
			'loginHost',
			{ with: { isSandbox: false }, login: { ...IN_PRODUCTION, tries: 2, outsider: 'audience' } },
		],
		['either', { with: { isSandbox: false }, login: { ...IN_PRODUCTION } }],
	],
	jwtAudienceRefusal: [
		['audience', { with: OTHER_AUDIENCE, login: { ...IN_PRODUCTION, tries: 2, outsider: 'audience' } }],
		['notApproved', { with: OTHER_AUDIENCE, login: { ...IN_PRODUCTION, tries: 2 } }],
		[
			'notInstalled',
			{ with: OTHER_AUDIENCE, login: { ...IN_PRODUCTION, tries: 2, outsider: 'not installed' } },
		],
	],
	rotateRefreshTokens: [
		[false, { consent: {} }],
		[true, { consent: { renewed: [200, 400], newRefreshToken: 'string' } }],
	],
	requirePkce: [
		[true, { consent: {} }],
		[false, { consent: { withoutChallenge: 'asked to log in' } }],
	],
	isSandbox: [
		[true, { login: {} }],
		[false, { login: { ...IN_PRODUCTION } }],
	],
	dailyApiRequests: [
		[105_000, {}],
		[
			0,
			{
				journey: {
					trigger: 'not listening: REQUEST_LIMIT_EXCEEDED',
					read: BUSY,
					lines: [undefined],
					updated: BUSY,
					submitted: BUSY,
					pending: [],
					approved: BUSY,
					history: BUSY,
					linked: BUSY,
					flowPending: [],
					flowApproved: BUSY,
					flowHistory: BUSY,
					published: BUSY,
					heard: 'nothing was sent',
				},
			},
		],
	],
	// What a decision cannot announce through Apex, it does not decide.
	hourlyPublishedEvents: [
		[250_000, { limits: {} }],
		[
			0,
			{
				limits: { publishes: 0, published: LIMITED, heard: 'nothing was sent' },
				journey: {
					flowApproved: LIMITED,
					flowHistory: 'pending',
					published: LIMITED,
					heard: 'nothing was sent',
				},
			},
		],
	],
	dailyDeliveredEvents: [
		[25_000, { limits: {} }],
		[0, { limits: { deliveries: 0, heard: ['failed'] }, journey: { heard: ['failed'] } }],
	],
	deliveredEvents: [
		[0, { limits: {} }],
		[25_000, { limits: { deliveries: 0, heard: ['failed'] }, journey: { heard: ['failed'] } }],
	],
	childPageSize: [
		[200, { queries: {} }],
		[1, { queries: { childrenInTheFirstPage: 1 } }],
	],
	longPathsInComposite: [
		[true, { queries: {} }],
		[false, { queries: { nodeWithLongQuery: 'refused' } }],
	],
	flowApprovalStages: [
		[1, { flowApprovals: {} }],
		[
			2,
			{
				flowApprovals: { byAdmin: 'pending', rejected: 'pending' },
				journey: { flowApproved: 'pending', flowHistory: 'pending', heard: ['approved 120.5', 'approved 7'] },
			},
		],
	],
	flowStopsOnRejection: [
		[
			false,
			{
				with: { flowApprovalStages: 2 },
				flowApprovals: { byAdmin: 'pending', rejected: 'pending' },
				journey: { flowApproved: 'pending', flowHistory: 'pending', heard: ['approved 120.5', 'approved 7'] },
			},
		],
		[
			true,
			{
				with: { flowApprovalStages: 2 },
				flowApprovals: { byAdmin: 'pending' },
				journey: { flowApproved: 'pending', flowHistory: 'pending', heard: ['approved 120.5', 'approved 7'] },
			},
		],
	],
	flowApprovalLocks: [
		[false, { flowApprovals: {} }],
		[true, { flowApprovals: { changedMeanwhile: LOCKED } }],
	],
	flowActionFailureStatus: [
		[200, { flowApprovals: {} }],
		[400, { flowApprovals: { failedCall: 400 } }],
	],
	flowRecallNeedsBoth: [
		[true, { flowApprovals: {} }],
		[false, { flowApprovals: { recalled: 'withdrawn' } }],
	],
	flowAdminsMayReview: [
		[true, { flowApprovals: {} }],
		[false, { flowApprovals: { byAdmin: 'refused UNKNOWN_EXCEPTION, cured by person' } }],
	],
	flowActionReply: [
		['list', { flowApprovals: {} }],
		['object', { flowApprovals: { reply: 'object' } }],
	],
	capturedObjects: [
		['', { changes: {} }],
		['AP_Invoice__c', { changes: { sent: 3, pubSub: [10, 'others'], cometd: [10, 'others'] } }],
	],
	changesInATransaction: [
		[100_000, { with: CAPTURED, changes: { sent: 3, pubSub: [10, 'others'], cometd: [10, 'others'] } }],
		[1, { with: CAPTURED, changes: { sent: 2, pubSub: [10, 'a gap'], cometd: [10, 'a gap'] } }],
	],
	replayIds: [
		['small', { positions: {} }],
		['large', { positions: { isLarge: true } }],
		['long', { positions: { replayId: 16, isLarge: true } }],
	],
	multiCurrency: [
		[false, { currency: {} }],
		[true, { currency: { node: 'EUR' } }],
	],
	sessionTimeoutMs: [
		[7_200_000, { idleness: {} }],
		[1_000, { idleness: { logins: 2 } }],
	],
};
