import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { NodeFailure } from '../cure';
import { outputFieldOf, withInput } from '../operation/keepInput';

/** What became of one input item whose calls others share. */
export type ItemOutcome<Result = IDataObject> = { record: Result } | { error: unknown };

/** How a node runs its items. */
export interface ItemRun<Result> {
	/** What became of each item where they share calls; undefined where each runs by itself. */
	together(): Promise<Array<ItemOutcome<Result>>> | undefined;
	/** Runs one item. An empty list is a valid answer. */
	one(itemIndex: number): Promise<Result[]>;
	/** What leaves the node for what an item came to. */
	toOutput(results: Result[], itemIndex: number): INodeExecutionData[];
	/** The node's error for whatever an item ended with, with all that a workflow may read of it. */
	toFailure(error: unknown, itemIndex: number): NodeFailure;
	/** What leaves the node for an item that failed, when the workflow goes on. */
	toFailedItem(failure: NodeFailure, itemIndex: number): IDataObject;
}

/**
 * Runs the input items, one after the other so that they happen in the order they came, or with calls shared by many: the
 * only item loop, and the only place that pairs items and goes on after a failed one.
 */
export async function runItems<Result>(
	ctx: IExecuteFunctions,
	run: ItemRun<Result>,
): Promise<INodeExecutionData[]> {
	const inputs = ctx.getInputData();
	const itemCount = inputs.length;
	const outputField = outputFieldOf(ctx);
	const kept = (entry: INodeExecutionData, itemIndex: number) =>
		withInput(entry, inputs[itemIndex], outputField);
	const outcomes = itemCount === 0 ? undefined : await sharedOutcomes(ctx, run, itemCount);
	const outcomeOf = async (itemIndex: number): Promise<INodeExecutionData[]> => {
		const results = outcomes ? [settled(outcomes[itemIndex])] : await run.one(itemIndex);
		return run.toOutput(results, itemIndex).map((entry) => kept(entry, itemIndex));
	};
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
		const entries = await outcomeOf(itemIndex).catch((error: unknown) => {
			const failure = run.toFailure(error, itemIndex);
			if (!ctx.continueOnFail()) throw failure;
			const failed = { json: run.toFailedItem(failure, itemIndex) };
			// n8n takes an item for the error output only where it holds nothing but the error.
			return [hasErrorOutput(ctx) ? failed : kept(failed, itemIndex)];
		});
		output.push(...entries.map((entry) => ({ ...entry, pairedItem: { item: itemIndex } })));
	}
	return output;
}

/**
 * A node that throws sends its input to its first output when the workflow goes on (n8n 2.41, workflow-execute.js): a bill
 * that was never paid would look like one that was. So what breaks all items together fails each of them.
 */
async function sharedOutcomes<Result>(
	ctx: IExecuteFunctions,
	run: ItemRun<Result>,
	itemCount: number,
): Promise<Array<ItemOutcome<Result>> | undefined> {
	try {
		return await run.together();
	} catch (error) {
		const failed = failedOutcome(ctx, error);
		return Array.from({ length: itemCount }, () => failed);
	}
}

function settled<Result>(outcome: ItemOutcome<Result> | undefined): Result {
	if (!outcome) throw new Error('The item has no outcome.');
	if ('error' in outcome) throw outcome.error;
	return outcome.record;
}

/** n8n stops at the first error; whoever does not go on after one gets it before anything more is sent. */
export function failedOutcome(ctx: IExecuteFunctions, error: unknown): { error: unknown } {
	if (!ctx.continueOnFail()) throw error;
	return { error };
}

/** Whether n8n sends the failed items of this node to its second output. */
export function hasErrorOutput(ctx: IExecuteFunctions): boolean {
	return ctx.getNode().onError === 'continueErrorOutput';
}
