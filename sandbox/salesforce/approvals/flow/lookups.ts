import type { ObjectDefinition, Row } from '../../metadata/definition';
import { findObject } from '../../schema/org';
import type { Simulation } from '../../simulation/simulation';

function objectNamed(name: string): ObjectDefinition {
	const object = findObject(name);
	if (!object) throw new Error(`The org has no object ${name}`);
	return object;
}

/** The tables of the flow approval engine and of the object it serves. */
export const flowObjects = {
	submission: objectNamed('ApprovalSubmission'),
	workItem: objectNamed('ApprovalWorkItem'),
	detail: objectNamed('ApprovalSubmissionDetail'),
	invoice: objectNamed('AP_Invoice__c'),
} as const;

/** All requests of a submission, decided or not, oldest first. */
export function workItemsOf(sim: Simulation, submissionId: string): Row[] {
	return sim.store.table(flowObjects.workItem).find('ApprovalSubmissionId', submissionId);
}

/** The newest submission of a record to a flow approval. */
export function latestFlowSubmission(sim: Simulation, recordId: string): Row | undefined {
	return sim.store.table(flowObjects.submission).find('RelatedRecordId', recordId).at(-1);
}

/** Whether a submission still runs, which is when it may be recalled or cancelled. */
export function isRunning({ Status }: Row): boolean {
	return Status === 'InProgress' || Status === 'Suspended';
}
