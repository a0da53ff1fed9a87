import type { SalesforceConnection } from '../../transport/connection';
import { queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import type { Engine } from './engine';
import { flowItems, type FlowItemRow } from '../../approvals/flowQueries';
import { workItemQuery, type WorkItemRow } from '../../approvals/classicQueries';

/** Whose open requests are wanted; nothing means everybody's. */
export interface PendingFilter {
	recordId?: string;
	/** A user or queues. */
	actorIds?: string[];
	approvalId?: string;
}

/** An open approval request as the node returns it, of either engine. */
export interface PendingRequest {
	workItemId: string;
	approvalId: string;
	engine: Engine;
	status: 'pending';
	recordId: string | null;
	recordName: string | null;
	objectName: string | null;
	processName: string | null;
	actorId: string | null;
	actorName: string | null;
	/** Queues are groups in Salesforce's data model. */
	actorType: 'queue' | 'user';
	originalActorId: string | null;
	submittedById: string | null;
	submittedByName: string | null;
	submittedAt: string | null;
	pendingSince: string;
	/** Index signature of n8n's items. */
	[field: string]: string | null;
}

/** Open requests of the given engines, the longest waiting first, up to `limit` in all. */
export async function pendingRequests(
	salesforce: SalesforceConnection,
	engines: Engine[],
	filter: PendingFilter,
	limit: number,
): Promise<PendingRequest[]> {
	const found: PendingRequest[] = [];
	if (engines.includes('classic')) {
		const soql = workItemQuery(classicWhere(filter), limit);
		for (const row of await queryRecords<WorkItemRow>(salesforce, soql, limit)) found.push(ofClassic(row));
	}
	if (engines.includes('flow')) {
		const rest = `WHERE ${flowWhere(filter)} ORDER BY CreatedDate ASC`;
		for (const row of await flowItems(salesforce, rest, limit)) found.push(ofFlow(row));
	}
	found.sort((one, other) => one.pendingSince.localeCompare(other.pendingSince));
	return found.slice(0, limit);
}

function classicWhere({ recordId, actorIds, approvalId }: PendingFilter): string {
	return [
		...(recordId ? [`ProcessInstance.TargetObjectId = ${quoted(recordId)}`] : []),
		...(approvalId ? [`ProcessInstanceId = ${quoted(approvalId)}`] : []),
		...(actorIds ? [`ActorId IN (${actorIds.map(quoted).join(', ')})`] : []),
	].join(' AND ');
}

function flowWhere({ recordId, actorIds, approvalId }: PendingFilter): string {
	return [
		"Status = 'Assigned'",
		...(recordId ? [`RelatedRecordId = ${quoted(recordId)}`] : []),
		...(approvalId ? [`ApprovalSubmissionId = ${quoted(approvalId)}`] : []),
		...(actorIds ? [`AssignedToId IN (${actorIds.map(quoted).join(', ')})`] : []),
	].join(' AND ');
}

function ofClassic(row: WorkItemRow): PendingRequest {
	const round = row.ProcessInstance;
	return {
		workItemId: row.Id,
		approvalId: row.ProcessInstanceId,
		engine: 'classic',
		status: 'pending',
		recordId: round?.TargetObjectId ?? null,
		recordName: round?.TargetObject?.Name ?? null,
		objectName: round?.TargetObject?.Type ?? null,
		processName: round?.ProcessDefinition?.Name ?? null,
		actorId: row.ActorId,
		actorName: row.Actor?.Name ?? null,
		actorType: kindOf(row.ActorId),
		originalActorId: row.OriginalActorId ?? row.ActorId,
		submittedById: round?.SubmittedById ?? null,
		submittedByName: round?.SubmittedBy?.Name ?? null,
		submittedAt: round?.CreatedDate ?? null,
		pendingSince: row.CreatedDate,
	};
}

function ofFlow(row: FlowItemRow): PendingRequest {
	const round = row.ApprovalSubmission;
	return {
		workItemId: row.Id,
		approvalId: row.ApprovalSubmissionId,
		engine: 'flow',
		status: 'pending',
		recordId: row.RelatedRecordId,
		recordName: row.RelatedRecord?.Name ?? null,
		objectName: row.RelatedRecordObjectName ?? null,
		processName: round?.Name ?? null,
		actorId: row.AssignedToId ?? null,
		actorName: row.AssignedTo?.Name ?? null,
		actorType: kindOf(row.AssignedToId),
		originalActorId: row.AssignedToId ?? null,
		submittedById: round?.SubmittedById ?? null,
		submittedByName: round?.SubmittedBy?.Name ?? null,
		submittedAt: round?.CreatedDate ?? null,
		pendingSince: row.CreatedDate,
	};
}

function kindOf(actorId: string | null | undefined): 'queue' | 'user' {
	return actorId?.startsWith('00G') ? 'queue' : 'user';
}
