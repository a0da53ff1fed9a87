/** What the journey and the probes find at a Salesforce as it behaves unless told otherwise. */
import type { SalesforceSandbox } from '../salesforceSandbox';
import type { Outcome } from './billJourney';
import { journey } from './salesforceJourney';
import * as probes from './salesforceProbes';

export type SalesforceProbe = keyof typeof probes;

export const SALESFORCE_RUNS: Record<
	'journey' | SalesforceProbe,
	(salesforce: SalesforceSandbox) => Promise<Outcome>
> = { journey, ...probes };

export const SALESFORCE_USUAL: Record<'journey' | SalesforceProbe, Outcome> = {
	journey: {
		trigger: 'listening',
		read: 120.5,
		lines: [100, 20.5],
		updated: true,
		submitted: 'pending',
		pending: ['classic'],
		approved: 'approved',
		history: 'approved',
		linked: 'linked',
		flowPending: ['flow'],
		flowApproved: 'approved',
		flowHistory: 'approved',
		published: 'enqueued',
		heard: ['approved 120.5', 'approved 7', 'approved 88'],
	},
	access: { isReady: true, missing: [], warnings: [], vendor: '200', edit: '204' },
	correction: { changed: 'refused FIELD_CUSTOM_VALIDATION_EXCEPTION, cured by person' },
	stamp: { read: ['Amount__c', 'Approved_Amount__c', 'Approved_Vendor__c', 'Id'] },
	rejection: { rejected: 'rejected', changed: true },
	withdrawal: {
		client: '200',
		node: 'refused INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, cured by person',
		recalled: 'withdrawn',
	},
	login: {
		environment: 'sandbox',
		tries: 1,
		byClientCredentials: 'sandbox',
		outsider: 'not approved',
	},
	consent: { withoutChallenge: 'invalid_request', renewed: [200, 200], newRefreshToken: 'undefined' },
	limits: {
		calls: 105_000,
		publishes: 250_000,
		deliveries: 25_000,
		published: 'enqueued',
		heard: ['approved 7'],
	},
	queries: { childrenInTheFirstPage: 2, nodeWithLongQuery: 1 },
	flowApprovals: {
		changedMeanwhile: true,
		byAdmin: 'approved',
		recalled: 'refused INSUFFICIENT_ACCESS_OR_READONLY, cured by person',
		rejected: 'rejected',
		failedCall: 200,
		reply: 'list',
	},
	changes: { sent: 0 },
	positions: {
		published: 'enqueued',
		pubSub: ['approved 7'],
		cometd: ['approved 7'],
		replayId: 8,
		isLarge: false,
	},
	currency: { node: undefined },
	idleness: { node: ['sandbox', 'sandbox'], logins: 1 },
};
