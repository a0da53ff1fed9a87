import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { callGroup, callSize, sendTogether, type SharedWrite } from '../transport/together';
import { SalesforceRefusal } from '../transport/refusal';
import type { SalesforceConnection } from '../transport/connection';
import type { OperationCall } from './operation';

/** One input item, read and checked, ready to share a call. */
export interface BulkDraft {
	write: SharedWrite;
	/** What leaves the node for it, from Salesforce's result. */
	written(result: Record<string, unknown>): IDataObject;
}

/** How many items of an operation can share a call. Sends nothing; throws what is wrong with the item. */
export type PrepareDraft = (call: OperationCall) => Promise<BulkDraft>;

/** A draft with its place among the input items. */
export interface PlacedDraft extends BulkDraft {
	itemIndex: number;
}

/** What both forms of a record's ID, 15 and 18 characters, have in common. */
export function sameRecordKey(id: string): string {
	return id.slice(0, 15);
}

/** What became of one input item. */
export type BulkOutcome = { record: IDataObject } | { failure: unknown };

/** The switch of every operation whose items can share calls. */
export const sendInBulkField: INodeProperties = {
	displayName: 'Send in Bulk',
	name: 'sendInBulk',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether many input items share calls, up to 200 in one (25 where a condition or Update Only is set). Each item keeps its own result, and one that is refused does not stop the others of its call.',
};

/**
 * Sends drafts in as few calls as their kinds allow, and tells after each call what became of its items. Order is kept:
 * two writes of one record never share a call.
 */
export async function* sendInBulk(
	salesforce: SalesforceConnection,
	drafts: PlacedDraft[],
): AsyncGenerator<Array<[PlacedDraft, BulkOutcome]>> {
	for (const chunk of inCalls(drafts)) {
		try {
			const results = await sendTogether(
				salesforce,
				chunk.map(({ write }) => write),
			);
			yield chunk.map((draft, index) => [draft, outcomeOf(draft, results[index])]);
		} catch (failure) {
			yield chunk.map((draft) => [draft, { failure }]);
		}
	}
}

function outcomeOf(draft: PlacedDraft, result: Record<string, unknown> | SalesforceRefusal): BulkOutcome {
	if (result instanceof SalesforceRefusal) return { failure: result };
	try {
		return { record: draft.written(result) };
	} catch (failure) {
		return { failure };
	}
}

function inCalls(drafts: PlacedDraft[]): PlacedDraft[][] {
	const calls: PlacedDraft[][] = [];
	let keys = new Set<string>();
	for (const draft of drafts) {
		const last = calls.at(-1);
		const { write } = draft;
		const fits =
			last !== undefined &&
			last.length < callSize(write) &&
			callGroup(last[0].write) === callGroup(write) &&
			!(write.key !== undefined && keys.has(write.key));
		if (fits) last.push(draft);
		else {
			calls.push([draft]);
			keys = new Set();
		}
		if (write.key !== undefined) keys.add(write.key);
	}
	return calls;
}
