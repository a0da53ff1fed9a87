import { NodeOperationError } from 'n8n-workflow';
import { currentUserId } from '../../transport/currentUser';
import { quoted } from '../../transport/soqlLiterals';
import type { OperationCall } from '../../operation/operation';
import { chosenEngines, type Engine, engineOfId, flowCaveat } from './engine';
import { flowItems } from '../../approvals/flowQueries';
import { pendingRequests, type PendingRequest } from './pendingRequests';

/** More parallel approvers than this on one record are not read; the choice would be the user's anyway. */
const MAX_WORK_ITEMS = 50;

/** One open request, as far as it has to be known to act on it. */
export interface RequestTarget {
	engine: Engine;
	workItemId: string;
}

/**
 * The one approval request meant by "Decide On": the work item itself, or that of a record. Where several people are
 * asked at the same time, it is the request of the credential's own user.
 *
 * @throws NodeOperationError when nothing is pending, or when it is not clear which request is meant; it lists them
 */
export async function requestTarget(call: OperationCall): Promise<RequestTarget> {
	const { read } = call;
	if (read.text('decideOn') === 'workItem') {
		const workItemId = read.id('workItemId');
		const [chosen, other] = chosenEngines(read);
		return { workItemId, engine: other ? engineOfId(workItemId) : chosen };
	}
	const recordId = read.id('recordId');
	const requests = await openRequests(call, chosenEngines(read), { recordId });
	if (requests.length === 1) return requests[0];
	const userId = await currentUserId(call.ctx, call.salesforce);
	const own = requests.filter(({ actorId }) => actorId === userId);
	if (own.length === 1) return own[0];
	const list = requests.map(
		({ workItemId, actorId, actorName }) => `${workItemId} for ${actorName ?? actorId}`,
	);
	throw refuse(
		call,
		`Record ${recordId} waits for ${requests.length} people at the same time: ${list.join(', ')}`,
		'Set Decide On to "Work Item" and choose one.',
	);
}

/** A whole round: its id, and for classic approvals a request by which it is recalled. */
export interface RoundTarget {
	engine: Engine;
	approvalId: string;
	workItemId: string;
}

/**
 * The open round meant by "Withdraw": an approval itself, or that of a record.
 *
 * @throws NodeOperationError when nothing is pending, or both engines have something pending on the record
 */
export async function roundTarget(call: OperationCall): Promise<RoundTarget> {
	const { read } = call;
	if (read.text('withdraw') === 'approval') {
		const approvalId = read.id('approvalId');
		const [chosen, other] = chosenEngines(read);
		const engine = other ? engineOfId(approvalId) : chosen;
		if (engine === 'flow') return { engine, approvalId, workItemId: '' };
		return roundOf(await openRequests(call, [engine], { approvalId }));
	}
	const recordId = read.id('recordId');
	const requests = await openRequests(call, chosenEngines(read), { recordId });
	const rounds = [...new Set(requests.map(({ approvalId }) => approvalId))];
	if (rounds.length === 1) return roundOf(requests);
	throw refuse(
		call,
		`Record ${recordId} is in ${rounds.length} approvals at the same time: ${rounds.join(', ')}`,
		'Choose the engine, or set Withdraw to "Approval" and enter one of them.',
	);
}

/** The submission a request of a flow approval belongs to; empty when there is no such request. */
export async function submissionIdOf({ salesforce }: OperationCall, workItemId: string): Promise<string> {
	const [item] = await flowItems(salesforce, `WHERE Id = ${quoted(workItemId)}`, 1);
	return item?.ApprovalSubmissionId ?? '';
}

function roundOf([{ engine, approvalId, workItemId }]: PendingRequest[]): RoundTarget {
	return { engine, approvalId, workItemId };
}

/** At least one request. */
async function openRequests(
	call: OperationCall,
	engines: Engine[],
	of: { recordId: string } | { approvalId: string },
): Promise<PendingRequest[]> {
	const requests = await pendingRequests(call.salesforce, engines, of, MAX_WORK_ITEMS);
	if (requests.length > 0) return requests;
	const subject = 'recordId' in of ? `record ${of.recordId}` : `approval ${of.approvalId}`;
	throw refuse(
		call,
		`Nothing is waiting for approval on ${subject}`,
		`It was decided or recalled meanwhile, or never submitted. "Get History" shows what happened.${await flowCaveat(call, engines)}`,
	);
}

function refuse({ ctx, itemIndex }: OperationCall, message: string, description: string) {
	return new NodeOperationError(ctx.getNode(), message, { description, itemIndex, level: 'warning' });
}
