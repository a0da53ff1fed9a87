import type { IDataObject } from 'n8n-workflow';
import type { SalesforceConnection } from '../../transport/connection';
import { decodeRefusal, SalesforceRefusedError } from '../../transport/refusal';
import { repeatRefused } from '../../transport/retryRule';
import { quoted } from '../../transport/soqlLiterals';
import { normalizedStatus } from './approvalStatus';
import { itemsOf, submissions } from '../../approvals/flowQueries';

/** The four actions of flow approvals, and what each asks of the user (actions guide, API 67). */
const CONDITIONS = {
	reviewApprovalWorkItem:
		'The request must still be open, and the user of the credential must be the assignee, a member of the group or queue it is assigned to, a delegate of the assignee, or somebody in a role above. "Get Pending" shows the assignee. Use such a user, or Reassign it first.',
	reassignApprovalWorkItem:
		'Salesforce lets only users with the permission Approval Admin reassign, and only while the request is assigned to somebody.',
	recallApprovalSubmission:
		'Salesforce lets only the submitter recall a flow approval, who also needs the permission Approval Admin, while it is in progress or suspended. An Approval Admin who did not submit it can use Cancel.',
	cancelApprovalSubmission:
		'Salesforce lets only users with the permission Approval Admin cancel, and only while the submission is in progress or suspended.',
} as const;

/** Refusals that tell of the caller or of the state, not of the inputs. */
const ABOUT_CONDITIONS = /^(INSUFFICIENT_ACCESS|INVALID_INPUT|INVALID_CROSS_REFERENCE|INVALID_OPERATION)/;

/** How an org refuses a reviewer who is not entitled, with the code UNKNOWN_EXCEPTION (measured, 2026-11). */
const NO_REVIEWER = /StepInstanceId/;

/**
 * Runs one action of flow approvals with one input.
 *
 * @throws SalesforceRefusedError for an error body, and for a reply of 200 or 400 whose entry says `isSuccess: false`
 */
export async function flowAction(
	salesforce: SalesforceConnection,
	name: keyof typeof CONDITIONS,
	input: Record<string, string>,
): Promise<void> {
	try {
		await repeatRefused(async () => {
			const reply: unknown = await salesforce.requestPost(`/actions/standard/${name}`, { inputs: [input] });
			// The actions guide shows one object (API 67); orgs were seen to answer with a list.
			const [result] = [reply as ActionResult | ActionResult[] | undefined].flat();
			if (result?.isSuccess === true) return;
			throw decodeRefusal(200, result?.errors ?? 'Salesforce answered without a result for this approval');
		});
	} catch (failure) {
		throw failure instanceof SalesforceRefusedError ? withCondition(failure, name) : failure;
	}
}

interface ActionResult {
	isSuccess?: boolean;
	errors?: unknown;
}

function withCondition(
	refusal: SalesforceRefusedError,
	name: keyof typeof CONDITIONS,
): SalesforceRefusedError {
	const { status, entries, isOutcomeOpen, code } = refusal;
	const isAboutReviewer = entries.some(({ message }) => NO_REVIEWER.test(message));
	if (!isAboutReviewer && (isOutcomeOpen || !ABOUT_CONDITIONS.test(code))) return refusal;
	return new SalesforceRefusedError(status, entries, false, CONDITIONS[name]);
}

/**
 * Where a flow approval stands after an action, in the shape `decide` returns for classic ones. The action has taken
 * effect by then, so a state that cannot be read is told as unknown and not as a failure.
 */
export async function flowResult(salesforce: SalesforceConnection, approvalId: string): Promise<IDataObject> {
	const [row] = await submissions(salesforce, `WHERE Id = ${quoted(approvalId)}`, 1).catch(() => []);
	const items = await itemsOf(salesforce, [approvalId]).catch(() => []);
	const open = items.filter(({ Status }) => Status === 'Assigned');
	return {
		success: true,
		engine: 'flow',
		recordId: row?.RelatedRecordId ?? null,
		approvalId,
		status: row ? normalizedStatus(row.Status) : 'unknown',
		instanceStatus: row?.Status ?? null,
		actorIds: open.map(({ AssignedToId }) => AssignedToId ?? null),
		newWorkitemIds: open.map(({ Id }) => Id),
	};
}
