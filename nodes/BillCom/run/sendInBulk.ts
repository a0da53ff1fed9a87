import chunk from 'lodash/chunk';
import sortBy from 'lodash/sortBy';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type ItemOutcome, failedOutcome } from '../../shared/run/runItems';
import { forItems } from '../../shared/transport/keptCalls';
import { clientOf, type RunClient } from '../transport/client';
import { BillRefusedError } from '../transport/errors';
import { isUnknownOutcome } from '../operation/failure';
import { earlierTry, keepForRetry } from '../once/retryMemo';
import { allOf, locksOf, withLocks } from '../once/locks';
import type { Operation } from '../operation/operation';
import type { BulkDraft, BulkWrite } from '../operation/bulkWrite';
import { sendTogether } from '../bulk/sendTogether';

/**
 * Runs an operation for all input items with shared calls. First every item is read and checked, then BILL is asked what it
 * already has, and only then the rest is sent. The outcomes are in the order of the items. Unless the workflow continues
 * on failure, the first thing these checks find wrong is thrown and nothing is sent.
 */
export async function sendInBulk<Draft extends BulkDraft>(
	ctx: IExecuteFunctions,
	operation: Pick<Operation, 'writes'> & { bulk: BulkWrite<Draft> },
	itemCount: number,
	clientOfItem: (itemIndex: number) => Promise<RunClient>,
): Promise<ItemOutcome[]> {
	const { bulk } = operation;
	const outcomes: ItemOutcome[] = [];
	const drafts: Draft[] = [];
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
		const earlier = bulk.isKeyless && earlierTry<IDataObject>(ctx, itemIndex, bulkItem(itemIndex));
		if (earlier) {
			outcomes[itemIndex] = 'error' in earlier ? earlier : { record: earlier.value };
			continue;
		}
		try {
			drafts.push(await bulk.prepare(ctx, itemIndex, await clientOfItem(itemIndex)));
		} catch (error) {
			outcomes[itemIndex] = failedOutcome(ctx, error);
		}
	}
	if (drafts.length > 0) await sendDrafts(await clientOf(ctx), operation, drafts, outcomes);
	if (bulk.isKeyless) keepOutcomes(ctx, outcomes);
	return outcomes;
}

/** Fills in the outcomes of what was read without a fault. */
async function sendDrafts<Draft extends BulkDraft>(
	client: RunClient,
	operation: Pick<Operation, 'writes'> & { bulk: BulkWrite<Draft> },
	drafts: Draft[],
	outcomes: ItemOutcome[],
): Promise<void> {
	const { bulk } = operation;
	const run = new BulkRun(client, bulk, outcomes);
	const checked = await run.checked(drafts);
	const locks = checked.map((draft) =>
		allOf([locksOf(client.ctx, operation, draft.itemIndex), bulk.locks?.(draft) ?? {}]),
	);
	await withLocks(client, allOf(locks), async () => await run.settle(checked));
}

function bulkItem(itemIndex: number): string {
	return `bulk item ${itemIndex}`;
}

function keepOutcomes(ctx: IExecuteFunctions, outcomes: ItemOutcome[]): void {
	for (const [itemIndex, outcome] of outcomes.entries()) {
		const done = 'error' in outcome ? outcome : { value: outcome.record };
		keepForRetry(ctx, itemIndex, bulkItem(itemIndex), done);
	}
}

/** Fills in the outcome of each draft. */
class BulkRun<Draft extends BulkDraft> {
	constructor(
		private readonly client: RunClient,
		private readonly bulk: BulkWrite<Draft>,
		private readonly outcomes: ItemOutcome[],
	) {}

	/** The drafts that pass the checks made for all together. */
	async checked(drafts: Draft[]): Promise<Draft[]> {
		const { client, bulk, outcomes } = this;
		const wrong = await this.shared(drafts, async () => await bulk.check?.(client, drafts));
		if (!wrong) return drafts.filter(({ itemIndex }) => !outcomes[itemIndex]);
		for (const [{ itemIndex }, error] of wrong) outcomes[itemIndex] = failedOutcome(client.ctx, error);
		return drafts.filter((draft) => !wrong.has(draft));
	}

	/** Round by round: a draft whose key another one has waits for what becomes of that. */
	async settle(drafts: Draft[]): Promise<void> {
		for (let waiting = this.ranked(drafts); waiting.length > 0; ) {
			const { firsts, repeats } = byKey(waiting);
			await this.settleFirsts(firsts);
			waiting = repeats
				.filter(({ repeat, first }) => !this.follow(repeat, first))
				.map(({ repeat }) => repeat);
		}
	}

	private ranked(drafts: Draft[]): Draft[] {
		return sortBy(drafts, (draft) => this.bulk.rank?.(draft) ?? 0);
	}

	private async settleFirsts(drafts: Draft[]): Promise<void> {
		const { client, bulk, outcomes } = this;
		const known = await this.shared(drafts, async () => await bulk.find(client, drafts));
		if (!known) return;
		const unknown: Draft[] = [];
		for (const draft of drafts) {
			const record = known.get(draft.key);
			if (!record) unknown.push(draft);
			else {
				const outcome = accepted(client, bulk, record, draft);
				outcomes[draft.itemIndex] = 'error' in outcome ? failedOutcome(client.ctx, outcome.error) : outcome;
			}
		}
		const calls = chunksOf(unknown, bulk);
		const sent = await Promise.all(
			calls.map(
				async (call) => await forItems(itemsOf(call), async () => await sendTogether(client, bulk, call)),
			),
		);
		for (const outcome of sent) for (const [draft, one] of outcome) outcomes[draft.itemIndex] = one;
	}

	/**
	 * Two items of one key are one record, so the second gets what became of the first, also when nobody knows that. False
	 * when the first was refused: nothing was written then, and the second may be fine.
	 */
	private follow(draft: Draft, first: Draft): boolean {
		const { client, bulk, outcomes } = this;
		const outcome = outcomes[first.itemIndex];
		if (outcome && 'record' in outcome) {
			if (bulk.isSettledBy?.(draft, first, outcome.record) === false) return false;
			outcomes[draft.itemIndex] = accepted(client, bulk, outcome.record, draft);
			return true;
		}
		const error = outcome?.error;
		const isRefused = error instanceof BillRefusedError || error instanceof NodeOperationError;
		if (isRefused && !isUnknownOutcome(error)) return false;
		outcomes[draft.itemIndex] = { error };
		return true;
	}

	/** A step all drafts depend on: where it fails, they all fail. */
	private async shared<T>(drafts: Draft[], step: () => Promise<T>): Promise<T | undefined> {
		if (drafts.length === 0) return undefined;
		try {
			return await forItems(itemsOf(drafts), step);
		} catch (error) {
			for (const { itemIndex } of drafts) this.outcomes[itemIndex] = failedOutcome(this.client.ctx, error);
			return undefined;
		}
	}
}

function itemsOf(drafts: BulkDraft[]): number[] {
	return drafts.map(({ itemIndex }) => itemIndex);
}

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

function accepted<Draft extends BulkDraft>(
	client: RunClient,
	bulk: BulkWrite<Draft>,
	record: IDataObject,
	draft: Draft,
): ItemOutcome {
	try {
		return { record: bulk.accept(client, record, draft) };
	} catch (error) {
		return { error };
	}
}

function chunksOf<Draft extends BulkDraft>(drafts: Draft[], bulk: BulkWrite<Draft>): Draft[][] {
	const groups = new Map<string, Draft[]>();
	for (const draft of drafts) {
		const key = bulk.groupOf?.(draft) ?? '';
		const group = groups.get(key);
		if (group) group.push(draft);
		else groups.set(key, [draft]);
	}
	return [...groups.values()].flatMap((group) => chunk(group, bulk.size));
}
