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
 * Sends drafts in as few calls as their kinds and objects allow, and tells after each call what became of its items. Order is
 * kept where it matters: two writes of one record never share a call nor change places, and a record that names another by its
 * external id does not move in front of what was to be written before it.
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
	/** Group → its newest call, and record → the call that last writes it, by their places among the calls. */
	const newest = new Map<string, number>();
	const lastWrite = new Map<string, number>();
	for (const draft of drafts) {
		const { write } = draft;
		const written = write.key === undefined ? -1 : (lastWrite.get(write.key) ?? -1);
		const earliest = namesAnother(write) ? Math.max(written + 1, calls.length - 1) : written + 1;
		const known = newest.get(callGroup(write)) ?? -1;
		const fits = known >= earliest && calls[known].length < callSize(write);
		const place = fits ? known : calls.length;
		if (fits) calls[place].push(draft);
		else calls.push([draft]);
		newest.set(callGroup(write), place);
		if (write.key !== undefined) lastWrite.set(write.key, place);
	}
	return calls;
}

/** Whether a record is tied to one by that one's external id, e.g. `Vendor__r: { BILL_Vendor_Id__c: … }`. */
function namesAnother(write: SharedWrite): boolean {
	const values = write.kind === 'request' ? write.body : 'values' in write ? write.values : {};
	return Object.values(values ?? {}).some((value) => typeof value === 'object' && value !== null);
}
