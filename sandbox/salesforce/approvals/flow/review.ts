import type { Row } from '../../metadata/definition';
import { changeRow } from '../../records/save';
import { refusal } from '../../refusals/refusal';
import { ACTION_CHANNELS } from '../../schema/flowApproval';
import type { Actor, Simulation } from '../../simulation/simulation';
import { toApiDateTime } from '../../values/dates';
import { recordDetail } from './detail';
import { finishSubmission } from './finish';
import { type ActionInputs, requireId, textOf } from './inputs';
import { flowObjects, workItemsOf } from './lookups';
import { mayReview } from './reviewers';
import { openStage } from './start';

/** From this version on the decision is refused in lower case (measured in one org, October 2026). */
const CAPITALS_SINCE = 67;
const STATUS_OF = { Approve: 'Approved', Reject: 'Rejected' } as const;

/**
 * `reviewApprovalWorkItem`. When all requests of a stage are decided the next stage opens, also after a rejection,
 * unless the flow checks for it. The submission is Rejected as soon as any request was.
 * @throws {Refusal} INVALID_INPUT for the decision or a request decided before, UNKNOWN_EXCEPTION for anybody else's
 */
export function reviewWorkItem(
	sim: Simulation,
	actor: Actor,
	inputs: ActionInputs,
	apiVersion: number,
): void {
	const item = requireOpenItem(sim, requireId(inputs, 'approvalWorkItemId'));
	const decision = readDecision(inputs.approvalDecision, apiVersion);
	const isAdmin = actor.isAdministrator && sim.switches.flowAdminsMayReview;
	if (!isAdmin && !mayReview(sim, String(item.AssignedToId), actor.userId)) throw refusal('flowReviewer');
	const channel = textOf(inputs, 'channelType') ?? 'InvocableAction';
	if (!ACTION_CHANNELS.some((known) => known === channel)) {
		throw refusal('flowState', { message: `channelType is unknown: ${channel}` }, ['channelType']);
	}
	const comments = textOf(inputs, 'comments');
	changeRow(sim, actor, flowObjects.workItem, String(item.Id), {
		Status: STATUS_OF[decision],
		ReviewedById: actor.userId,
		ReviewedDate: toApiDateTime(sim.clock.now()),
		Comments: comments,
	});
	const submission = submissionOf(sim, item);
	recordDetail(sim, actor, submission, {
		action: 'Review',
		channel,
		comments,
		workItemId: String(item.Id),
	});
	goOn(sim, actor, submission);
}

/** The request of an id while it waits. @throws {Refusal} when there is none, or it was decided */
export function requireOpenItem(sim: Simulation, id: string): Row {
	const item = sim.store.table(flowObjects.workItem).get(id);
	if (!item) throw refusal('noSuchWorkItem', {}, ['approvalWorkItemId']);
	if (item.Status !== 'Assigned') {
		throw refusal('flowState', { message: `The work item is ${String(item.Status)}, not Assigned.` });
	}
	return item;
}

/** The submission a request belongs to. */
export function submissionOf(sim: Simulation, item: Row): Row {
	const submission = sim.store.table(flowObjects.submission).get(String(item.ApprovalSubmissionId));
	if (!submission) throw refusal('brokenReference');
	return submission;
}

function readDecision(given: unknown, apiVersion: number): keyof typeof STATUS_OF {
	const value = String(given ?? '');
	const known = apiVersion >= CAPITALS_SINCE ? value : value.charAt(0).toUpperCase() + value.slice(1);
	if (known === 'Approve' || known === 'Reject') return known;
	throw refusal('flowDecision', { value }, ['approvalDecision']);
}

function goOn(sim: Simulation, actor: Actor, submission: Row): void {
	const items = workItemsOf(sim, String(submission.Id));
	if (items.some(({ Status }) => Status === 'Assigned')) return;
	const isRejected = items.some(({ Status }) => Status === 'Rejected');
	const stagesDone = new Set(items.map(({ ApprovalConditionName }) => ApprovalConditionName)).size;
	const isStopped = isRejected && sim.switches.flowStopsOnRejection;
	if (stagesDone < sim.switches.flowApprovalStages && !isStopped) {
		openStage(sim, actor, submission, stagesDone);
		return;
	}
	finishSubmission(sim, actor, submission, isRejected ? 'Rejected' : 'Approved');
}
