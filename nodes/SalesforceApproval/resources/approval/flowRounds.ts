import type { IDataObject } from 'n8n-workflow';
import type { SalesforceConnection } from '../../transport/connection';
import { type Step, stepsInOrder } from './classicRounds';
import { normalizedStatus } from './approvalStatus';
import {
	type DetailRow,
	detailsOf,
	type FlowItemRow,
	itemsOf,
	type SubmissionRow,
	submissions,
} from '../../approvals/flowQueries';

/** Actions of the audit trail that requests do not show themselves, and what they mean for the round. */
const TRAIL: Record<string, string> = { Recall: 'withdrawn', Cancel: 'withdrawn', Reassign: 'reassigned' };

/**
 * Rounds of flow approvals with their steps, in the shape of classic ones. `rest` begins with WHERE. Nobody documents
 * when a submission ended, so `decidedAt` is the time of the last review, or of the recall.
 */
export async function flowRounds(
	salesforce: SalesforceConnection,
	rest: string,
	limit = Infinity,
): Promise<IDataObject[]> {
	const rows = await submissions(salesforce, rest, limit);
	if (rows.length === 0) return [];
	const ids = rows.map(({ Id }) => Id);
	const items = groupBySubmission(await itemsOf(salesforce, ids));
	const details = groupBySubmission(await detailsOf(salesforce, ids));
	return rows.map((row) => toRound(row, items.get(row.Id) ?? [], details.get(row.Id) ?? []));
}

function toRound(row: SubmissionRow, items: FlowItemRow[], details: DetailRow[]): IDataObject {
	const status = normalizedStatus(row.Status);
	const steps = stepsInOrder([started(row), ...items.flatMap(toSteps), ...details.flatMap(toTrail)]);
	const isOpen = status === 'pending';
	const last = isOpen ? undefined : steps.filter(({ decision }) => decision === status).at(-1);
	return {
		approvalId: row.Id,
		engine: 'flow',
		status,
		instanceStatus: row.Status,
		recordId: row.RelatedRecordId,
		recordName: row.RelatedRecord?.Name ?? null,
		objectName: row.RelatedRecordObjectName ?? null,
		processName: row.Name ?? null,
		submittedById: row.SubmittedById ?? null,
		submittedByName: row.SubmittedBy?.Name ?? null,
		submittedAt: row.CreatedDate,
		decidedById: last?.actorId ?? null,
		decidedByName: last?.actorName ?? null,
		decidedAt: isOpen ? null : (last?.at ?? row.SystemModstamp),
		comment: last?.comment ?? null,
		steps,
	};
}

function started(row: SubmissionRow): Step {
	return {
		stepName: null,
		decision: 'started',
		stepStatus: 'Started',
		isPending: false,
		actorId: row.SubmittedById ?? null,
		actorName: row.SubmittedBy?.Name ?? null,
		originalActorId: row.SubmittedById ?? null,
		originalActorName: row.SubmittedBy?.Name ?? null,
		at: row.CreatedDate,
		comment: row.Comments ?? null,
	};
}

/** A request that was withdrawn undecided has nobody's decision; the audit trail tells who withdrew it. */
function toSteps(row: FlowItemRow): Step[] {
	const isPending = row.Status === 'Assigned';
	if (!isPending && !row.ReviewedById) return [];
	return [
		{
			stepName: row.ApprovalConditionName ?? null,
			decision: normalizedStatus(row.Status),
			stepStatus: row.Status,
			isPending,
			actorId: (isPending ? row.AssignedToId : row.ReviewedById) ?? null,
			actorName: (isPending ? row.AssignedTo?.Name : row.ReviewedBy?.Name) ?? null,
			originalActorId: row.AssignedToId ?? null,
			originalActorName: row.AssignedTo?.Name ?? null,
			at: row.ReviewedDate ?? row.CreatedDate,
			comment: row.Comments ?? null,
		},
	];
}

function toTrail(row: DetailRow): Step[] {
	const decision = TRAIL[row.ActionName];
	if (!decision) return [];
	return [
		{
			stepName: null,
			decision,
			stepStatus: row.ActionName,
			isPending: false,
			actorId: row.performedById,
			actorName: row.performedByName,
			originalActorId: row.performedById,
			originalActorName: row.performedByName,
			at: row.CreatedDate,
			comment: row.Comments ?? null,
		},
	];
}

function groupBySubmission<T extends { ApprovalSubmissionId: string }>(rows: T[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(row.ApprovalSubmissionId);
		if (group) group.push(row);
		else groups.set(row.ApprovalSubmissionId, [row]);
	}
	return groups;
}
