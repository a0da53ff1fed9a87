import type { ItemOutcome } from '../../shared/run/runItems';
import type { BulkDraft, CallOutcome, OperationCall, PrepareDraft } from '../operation/operation';
import { type ReadCall, readEach } from '../operation/readEach';
import { forItems } from '../../shared/transport/keptCalls';
import { attempt } from '../transport/attempt';
import type { SalesforceConnection } from '../transport/connection';
import { SalesforceRefusedError } from '../transport/refusal';
import { callGroup, callSize, sendTogether, type SharedWrite } from '../transport/together';

/** A draft with the input item it was read from. */
type ReadDraft = ReadCall<BulkDraft>;

/**
 * Sends the writes of many items in as few calls as their kinds and objects allow, and tells after each call what became of
 * its items. Order is kept where it matters: two writes of one record never share a call nor change places, and a record that
 * names another by its external id does not move in front of what was to be written before it.
 */
export async function* sendDrafts(
	salesforce: SalesforceConnection,
	calls: OperationCall[],
	prepare: PrepareDraft,
): AsyncGenerator<CallOutcome> {
	const drafts = yield* readEach(calls, prepare);
	for (const chunk of inCalls(drafts)) {
		const writes = chunk.map(({ value }) => value.write);
		const items = chunk.map(({ call }) => call.itemIndex);
		const sent = await attempt(
			async () => await forItems(items, async () => await sendTogether(salesforce, writes)),
		);
		for (const [index, { call, value }] of chunk.entries())
			yield [call, 'value' in sent ? outcomeOf(value, sent.value[index]) : { error: sent.failure }];
	}
}

function outcomeOf(draft: BulkDraft, result: Record<string, unknown> | SalesforceRefusedError): ItemOutcome {
	if (result instanceof SalesforceRefusedError) return { error: result };
	try {
		return { record: draft.written(result) };
	} catch (error) {
		return { error };
	}
}

function inCalls(drafts: ReadDraft[]): ReadDraft[][] {
	const calls: ReadDraft[][] = [];
	/** Group → its newest call, and record → the call that last writes it, by their places among the calls. */
	const newest = new Map<string, number>();
	const lastWrite = new Map<string, number>();
	for (const draft of drafts) {
		const { write } = draft.value;
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
