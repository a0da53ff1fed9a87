import type { IDataObject } from 'n8n-workflow';
import { normalizedStatus } from './approvalStatus';

interface Named {
	Name?: string | null;
	Type?: string | null;
}

/** A row of ProcessInstanceHistory, which Salesforce serves only as the nested list StepsAndWorkitems. */
interface StepRow {
	Id: string;
	StepStatus: string;
	IsPending?: boolean;
	ActorId?: string | null;
	Actor?: Named | null;
	OriginalActorId?: string | null;
	OriginalActor?: Named | null;
	Comments?: string | null;
	CreatedDate: string;
	ProcessNode?: Named | null;
}

/** A row of ProcessInstance with its steps. */
export type ApprovalRoundRow = {
	Id: string;
	Status: string;
	TargetObjectId: string;
	TargetObject?: Named | null;
	ProcessDefinition?: Named | null;
	SubmittedById?: string | null;
	SubmittedBy?: Named | null;
	CreatedDate: string;
	CompletedDate?: string | null;
	LastActorId?: string | null;
	LastActor?: Named | null;
	StepsAndWorkitems?: { records: StepRow[] } | null;
};

const ROUND_COLUMNS = [
	'Id',
	'Status',
	'TargetObjectId',
	'TargetObject.Name',
	'TargetObject.Type',
	'ProcessDefinition.Name',
	'SubmittedById',
	'SubmittedBy.Name',
	'CreatedDate',
	'CompletedDate',
	'LastActorId',
	'LastActor.Name',
];

const STEP_COLUMNS = [
	'Id',
	'StepStatus',
	'IsPending',
	'ActorId',
	'Actor.Name',
	'OriginalActorId',
	'OriginalActor.Name',
	'Comments',
	'CreatedDate',
	'ProcessNode.Name',
];

/** SOQL for classic approval rounds with their steps. `rest` begins with WHERE. */
export function approvalRoundQuery(rest: string): string {
	const steps = `(SELECT ${STEP_COLUMNS.join(', ')} FROM StepsAndWorkitems)`;
	return `SELECT ${ROUND_COLUMNS.join(', ')}, ${steps} FROM ProcessInstance ${rest}`;
}

/**
 * An approval round as the node returns it. `decidedBy…`, `decidedAt` and `comment` are those of the step that ended
 * the round and null while it is pending; `steps` holds every action, the submission (`started`) first.
 */
export function toApprovalRound(row: ApprovalRoundRow): IDataObject {
	const status = normalizedStatus(row.Status);
	const steps = stepsInOrder((row.StepsAndWorkitems?.records ?? []).map(toStep));
	const isOpen = status === 'pending';
	const last = isOpen ? undefined : steps.filter((step) => step.decision === status).at(-1);
	return {
		approvalId: row.Id,
		engine: 'classic',
		status,
		instanceStatus: row.Status,
		recordId: row.TargetObjectId,
		recordName: row.TargetObject?.Name ?? null,
		objectName: row.TargetObject?.Type ?? null,
		processName: row.ProcessDefinition?.Name ?? null,
		submittedById: row.SubmittedById ?? null,
		submittedByName: row.SubmittedBy?.Name ?? null,
		submittedAt: row.CreatedDate,
		decidedById: isOpen ? null : (last?.actorId ?? row.LastActorId ?? null),
		decidedByName: isOpen ? null : (last?.actorName ?? row.LastActor?.Name ?? null),
		decidedAt: row.CompletedDate ?? last?.at ?? null,
		comment: last?.comment ?? null,
		steps,
	};
}

/** One action of a round, of either engine. */
export interface Step extends IDataObject {
	stepName: string | null;
	/** The common word, or `started` for the submission. */
	decision: string;
	/** Salesforce's own word. */
	stepStatus: string;
	actorId: string | null;
	actorName: string | null;
	originalActorId: string | null;
	originalActorName: string | null;
	at: string;
	comment: string | null;
	isPending: boolean;
}

function toStep(row: StepRow): Step {
	return {
		stepName: row.ProcessNode?.Name ?? null,
		decision: normalizedStatus(row.StepStatus),
		stepStatus: row.StepStatus,
		isPending: row.IsPending ?? row.StepStatus === 'Pending',
		actorId: row.ActorId ?? null,
		actorName: row.Actor?.Name ?? null,
		originalActorId: row.OriginalActorId ?? null,
		originalActorName: row.OriginalActor?.Name ?? null,
		at: row.CreatedDate,
		comment: row.Comments ?? null,
	};
}

/** Sorts the steps of a round by time. */
export function stepsInOrder(steps: Step[]): Step[] {
	return steps.sort(inOrder);
}

/** Times have whole seconds, so a submission and a decision may share one: the first comes first, the open one last. */
function inOrder(one: Step, other: Step): number {
	return one.at.localeCompare(other.at) || rank(one) - rank(other);
}

function rank({ decision, isPending }: Step): number {
	if (decision === 'started') return 0;
	if (isPending) return 3;
	return decision === 'reassigned' ? 1 : 2;
}
