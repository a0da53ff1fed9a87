import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BulkDraft, BulkWrite } from './bulkWrite';
import { sendTogether } from './sendTogether';

/** What became of one input item. */
export type BulkOutcome = { record: IDataObject } | { error: unknown };

/**
 * Runs an operation for all input items with shared calls. First every item is read and checked, then BILL is asked what it
 * already has, and only then the rest is sent. The outcomes are in the order of the items.
 */
export async function sendInBulk<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	itemCount: number,
	assertMayRun: (itemIndex: number) => Promise<void>,
): Promise<BulkOutcome[]> {
	const outcomes: BulkOutcome[] = [];
	const drafts: Draft[] = [];
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
		try {
			await assertMayRun(itemIndex);
			drafts.push(await bulk.prepare(ctx, itemIndex));
		} catch (error) {
			// n8n stops at the first error; whoever does not go on after one gets it before anything is sent.
			if (!ctx.continueOnFail()) throw error;
			outcomes[itemIndex] = { error };
		}
	}
	const { firsts, repeats } = byKey(drafts);
	const known = firsts.length > 0 ? await bulk.find(ctx, firsts) : new Map<string, IDataObject>();
	const unknown: Draft[] = [];
	for (const draft of firsts) {
		const record = known.get(draft.key);
		if (record) outcomes[draft.itemIndex] = accepted(ctx, bulk, record, draft);
		else unknown.push(draft);
	}
	const calls = chunksOf(unknown, bulk);
	const sent = await Promise.all(calls.map(async (chunk) => await sendTogether(ctx, bulk, chunk)));
	for (const outcome of sent) for (const [draft, one] of outcome) outcomes[draft.itemIndex] = one;
	for (const { repeat, first } of repeats) {
		outcomes[repeat.itemIndex] = followed(ctx, bulk, repeat, outcomes[first.itemIndex]);
	}
	return outcomes;
}

/** Two items of one key are one record: the first is sent, the others get what became of it. */
function byKey<Draft extends BulkDraft>(
	drafts: Draft[],
): { firsts: Draft[]; repeats: Array<{ repeat: Draft; first: Draft }> } {
	const firsts = new Map<string, Draft>();
	const repeats: Array<{ repeat: Draft; first: Draft }> = [];
	for (const draft of drafts) {
		const first = firsts.get(draft.key);
		if (first) repeats.push({ repeat: draft, first });
		else firsts.set(draft.key, draft);
	}
	return { firsts: [...firsts.values()], repeats };
}

function followed<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	draft: Draft,
	outcome: BulkOutcome | undefined,
): BulkOutcome {
	if (!outcome || 'error' in outcome)
		return outcome ?? { error: new Error('The first item of this key has no outcome.') };
	return accepted(ctx, bulk, outcome.record, draft);
}

function accepted<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	bulk: BulkWrite<Draft>,
	record: IDataObject,
	draft: Draft,
): BulkOutcome {
	try {
		return { record: bulk.accept(ctx, record, draft) };
	} catch (error) {
		return { error };
	}
}

function chunksOf<Draft extends BulkDraft>(drafts: Draft[], bulk: BulkWrite<Draft>): Draft[][] {
	const groups = new Map<string, Draft[]>();
	for (const draft of drafts) {
		const group = bulk.groupOf?.(draft) ?? '';
		groups.set(group, [...(groups.get(group) ?? []), draft]);
	}
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / bulk.size) }, (_, index) =>
			group.slice(index * bulk.size, (index + 1) * bulk.size),
		),
	);
}
