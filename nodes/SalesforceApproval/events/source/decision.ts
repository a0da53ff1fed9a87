import type { Decision } from './source';

/**
 * Every final status of both approval engines and of the shipped event, in lower case (Salesforce object reference,
 * ProcessInstance and ApprovalSubmission, 2026-11).
 */
const DECISIONS: Record<string, Decision> = {
	approved: 'approved',
	rejected: 'rejected',
	recalled: 'withdrawn',
	removed: 'withdrawn',
	canceled: 'withdrawn',
	cancelled: 'withdrawn',
	withdrawn: 'withdrawn',
};

/** Salesforce's status as one of the node's decisions; a status nobody knows stays itself in lower case. */
export function toDecision(status: string): Decision {
	const plain = status.trim().toLowerCase();
	return DECISIONS[plain] ?? plain;
}

/** Whether the node knows what the decision means. */
export function isKnownDecision(decision: Decision): boolean {
	return ['approved', 'rejected', 'withdrawn', 'changed'].includes(decision);
}
