import { NodeOperationError } from 'n8n-workflow';
import { currentUserId } from '../../transport/currentUser';
import { quoted } from '../../transport/soqlLiterals';
import type { OperationCall } from '../operation';
import { workItemQuery, type WorkItemRow } from './workItems';

/** More parallel approvers than this on one record are not read; the choice would be the user's anyway. */
const MAX_WORK_ITEMS = 50;

/**
 * The one approval request of a record that this credential may decide. Where several people are asked at the same
 * time, it is the request of the credential's own user.
 *
 * @throws NodeOperationError when nothing is pending, or when it is not clear which request is meant; it lists them
 */
export async function pendingWorkItemOf(call: OperationCall, recordId: string): Promise<string> {
	const soql = workItemQuery(`ProcessInstance.TargetObjectId = ${quoted(recordId)}`, MAX_WORK_ITEMS);
	const { records } = await call.salesforce.query<WorkItemRow>(soql);
	if (records.length === 1) return records[0].Id;
	if (records.length === 0) {
		throw refuse(
			call,
			`Nothing is waiting for approval on record ${recordId}`,
			'It was decided or recalled meanwhile, or never submitted. "Get History" shows what happened.',
		);
	}
	const userId = await currentUserId(call.ctx, call.salesforce);
	const own = records.filter(({ ActorId }) => ActorId === userId);
	if (own.length === 1) return own[0].Id;
	const requests = records.map((row) => `${row.Id} for ${row.Actor?.Name ?? row.ActorId}`).join(', ');
	throw refuse(
		call,
		`Record ${recordId} waits for ${records.length} people at the same time: ${requests}`,
		'Set Decide On to "Work Item" and choose one.',
	);
}

function refuse({ ctx, itemIndex }: OperationCall, message: string, description: string) {
	return new NodeOperationError(ctx.getNode(), message, { description, itemIndex, level: 'warning' });
}
