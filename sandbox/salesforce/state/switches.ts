import type { SwitchTable } from '../../simulator/switches';
import { REPLAY_ID_FORMS, type ReplayIdForm } from '../events/replayId';
import { isOnByDefault } from '../metadata/customObject';
import { SHIPPED_PROCESS } from '../schema/process';

/** Behaviour that can be changed while the simulator runs (POST /sandbox/switches). */
export interface Switches {
	/** What users may do follows from the shipped permission sets and their licence; else everybody may everything. */
	accessByPermissionSets: boolean;
	/** The organization-wide default of accounts; a Developer Edition has them public. */
	accountSharing: 'publicReadWrite' | 'publicRead' | 'private';
	/** Keeps the record locked after final approval, as Salesforce does unless the process unlocks it. The shipped one does. */
	finalApprovalRecordLock: boolean;
	/** Keeps the record locked after a rejection. */
	finalRejectionRecordLock: boolean;
	/** The flow does not publish, so that reconciling by SOQL has something to do. */
	suppressApprovalEvents: boolean;
	/** The custom setting of the shipped package: Apex announces decisions and its flow does not. */
	publishWithApex: boolean;
	/** Flows as a deployment leaves them: false is a production org where flows are not deployed as active. */
	flowsAreActive: boolean;
	/** Invoices say what was approved; false is an org whose package is older and has no fields for it. */
	stampsApprovals: boolean;
	/** The validation rules of the package; an administrator may deactivate them, and then what was approved can be changed. */
	validationRulesAreActive: boolean;
	/** process/approvals takes `Removed` for a work item. Official REST support is not established. */
	allowRemoved: boolean;
	/** `top-level` answers 400 with an error array when every entry failed; `per-entry` lists `success: false`. */
	approvalFailureShape: 'per-entry' | 'top-level';
	/** Approval steps, one after another: 1 is the shipped process, 2 has a step of the org's own behind it. */
	approvalSteps: number;
	/** Which audience of a JWT login the org takes: newer apps My Domain, Government Cloud and older ones the login host. */
	jwtAudience: 'myDomain' | 'loginHost' | 'either';
	/** What the org says to another audience; orgs differ. */
	jwtAudienceRefusal: 'audience' | 'notApproved' | 'notInstalled';
	/** Each refresh gives out a new refresh token and ends the old one. */
	rotateRefreshTokens: boolean;
	/** Authorization requests without a code challenge are refused. */
	requirePkce: boolean;
	/** Value of Organization.IsSandbox. */
	isSandbox: boolean;
	/** API calls in a rolling day; Enterprise Edition with five licences. */
	dailyApiRequests: number;
	/** Events published in a rolling hour; Enterprise Edition. */
	hourlyPublishedEvents: number;
	/** Event deliveries in a rolling day; Enterprise Edition. */
	dailyDeliveredEvents: number;
	/** How many of them were used up before the simulator began to count. */
	deliveredEvents: number;
	/** Rows of a child list that come with their parent; the rest waits behind `nextRecordsUrl`. The number is assumed. */
	childPageSize: number;
	/** A subrequest of a composite call may have a path longer than an address may be. Not established. */
	longPathsInComposite: boolean;
	/** Stages of the flow approval, one after another. */
	flowApprovalStages: number;
	/** The flow checks the decision of each stage and ends at a rejection. Without such a check later stages go on. */
	flowStopsOnRejection: boolean;
	/** Steps of the flow approval ask for a lock on the record. */
	flowApprovalLocks: boolean;
	/** HTTP status of an action none of whose inputs succeeded: not established, 200 or 400. */
	flowActionFailureStatus: number;
	/** Recalling a flow approval takes Approval Admin and being its submitter, as documented; else either is enough. */
	flowRecallNeedsBoth: boolean;
	/** `reviewApprovalWorkItem` takes System Administrators besides whom the guide names. Seen in one org. */
	flowAdminsMayReview: boolean;
	/** What an action of flow approvals answers to a single input: the guide shows an object, orgs were seen to send a list. */
	flowActionReply: 'list' | 'object';
	/** Objects selected for Change Data Capture, by API name with commas between; none in a new org. */
	capturedObjects: string;
	/** Changes of one transaction that become change events; those beyond become an overflow event. */
	changesInATransaction: number;
	/** How positions of events are written: `small` or `large` numbers in 8 bytes, or `long`, 16 bytes without a number. */
	replayIds: ReplayIdForm;
	/** The org has several currencies: records of its objects carry CurrencyIsoCode. */
	multiCurrency: boolean;
	/** Idle time after which a session ends. */
	sessionTimeoutMs: number;
}

const TWO_HOURS_MS = 2 * 60 * 60 * 1000;

/** How the simulator behaves unless told otherwise. */
export const DEFAULT_SWITCHES: Readonly<Switches> = {
	accessByPermissionSets: true,
	accountSharing: 'publicReadWrite',
	finalApprovalRecordLock: SHIPPED_PROCESS.keepsLockOn.Approve,
	finalRejectionRecordLock: SHIPPED_PROCESS.keepsLockOn.Reject,
	suppressApprovalEvents: false,
	publishWithApex: isOnByDefault('BILL_Settings__c', 'Publish_With_Apex__c'),
	flowsAreActive: true,
	stampsApprovals: true,
	validationRulesAreActive: true,
	allowRemoved: true,
	approvalFailureShape: 'per-entry',
	approvalSteps: 1,
	jwtAudience: 'myDomain',
	jwtAudienceRefusal: 'audience',
	rotateRefreshTokens: false,
	requirePkce: true,
	isSandbox: true,
	dailyApiRequests: 105_000,
	hourlyPublishedEvents: 250_000,
	dailyDeliveredEvents: 25_000,
	deliveredEvents: 0,
	childPageSize: 200,
	longPathsInComposite: true,
	flowApprovalStages: 1,
	flowStopsOnRejection: false,
	flowApprovalLocks: false,
	flowActionFailureStatus: 200,
	flowRecallNeedsBoth: true,
	flowAdminsMayReview: true,
	flowActionReply: 'list',
	capturedObjects: '',
	changesInATransaction: 100_000,
	replayIds: 'small',
	multiCurrency: false,
	sessionTimeoutMs: TWO_HOURS_MS,
};

/** The values of switches that take some only. */
export const CHOICES: Partial<Record<keyof Switches, ReadonlyArray<string | number>>> = {
	accountSharing: ['publicReadWrite', 'publicRead', 'private'],
	approvalFailureShape: ['per-entry', 'top-level'],
	flowActionFailureStatus: [200, 400],
	flowActionReply: ['list', 'object'],
	jwtAudience: ['myDomain', 'loginHost', 'either'],
	jwtAudienceRefusal: ['audience', 'notApproved', 'notInstalled'],
	replayIds: REPLAY_ID_FORMS,
};

/** What a switch can be set to. */
export const SWITCHES: SwitchTable<Switches> = { defaults: DEFAULT_SWITCHES, choices: CHOICES };
