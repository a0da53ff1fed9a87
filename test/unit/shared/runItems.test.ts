import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type ItemOutcome, type ItemRun, runItems } from '../../../nodes/shared/run/runItems';

const node = { name: 'Node', type: 'test' } as INode;

function context(items: number, goesOn: boolean): IExecuteFunctions {
	return {
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		continueOnFail: () => goesOn,
		getNode: () => node,
		getNodeParameter: (_name: string, _itemIndex: number, fallback: unknown) => fallback,
	} as unknown as IExecuteFunctions;
}

/** Doubles the place of an item, and fails for those named. */
function doubling(
	failing: number[],
	together?: ItemRun<number>['together'],
): ItemRun<number> & { ran: number[] } {
	const ran: number[] = [];
	return {
		ran,
		together: together ?? (() => undefined),
		one: async (itemIndex) => {
			ran.push(itemIndex);
			if (failing.includes(itemIndex)) throw new Error(`no ${itemIndex}`);
			return [itemIndex, itemIndex * 2];
		},
		toOutput: (results) => results.map((result) => ({ json: { result } })),
		toFailure: (error) => new NodeOperationError(node, String(error)),
		toFailedItem: ({ message }): IDataObject => ({ error: message }),
	};
}

it('runs the items in the order they came and pairs each result with its item', async () => {
	expect(await runItems(context(2, false), doubling([]))).toEqual([
		{ json: { result: 0 }, pairedItem: { item: 0 } },
		{ json: { result: 0 }, pairedItem: { item: 0 } },
		{ json: { result: 1 }, pairedItem: { item: 1 } },
		{ json: { result: 2 }, pairedItem: { item: 1 } },
	]);
});

it('stops at the first item that fails, with the error of the node', async () => {
	const run = doubling([1]);

	await expect(runItems(context(3, false), run)).rejects.toBeInstanceOf(NodeOperationError);
	expect(run.ran).toEqual([0, 1]);
});

it('goes on after an item that failed, which keeps its place', async () => {
	const output = await runItems(context(3, true), doubling([1]));

	expect(output.map(({ json, pairedItem }) => [json.error ?? json.result, pairedItem])).toEqual([
		[0, { item: 0 }],
		[0, { item: 0 }],
		['Error: no 1', { item: 1 }],
		[2, { item: 2 }],
		[4, { item: 2 }],
	]);
});

it('takes the outcomes of items that share calls instead of running each', async () => {
	const outcomes: Array<ItemOutcome<number>> = [{ record: 7 }, { error: new Error('refused') }];
	const run = doubling([], async () => outcomes);

	const output = await runItems(context(2, true), run);

	expect(output.map(({ json }) => json)).toEqual([{ result: 7 }, { error: 'Error: refused' }]);
	expect(run.ran).toEqual([]);
});

it('fails each item when something breaks that all of them share, so that none looks done', async () => {
	const run = doubling([], async () => await Promise.reject(new Error('broken')));

	const output = await runItems(context(2, true), run);

	expect(output.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
		['Error: broken', { item: 0 }],
		['Error: broken', { item: 1 }],
	]);
	await expect(runItems(context(2, false), run)).rejects.toThrow('broken');
});

it('asks for nothing where there are no items', async () => {
	const together = jest.fn();

	expect(await runItems(context(0, false), doubling([], together))).toEqual([]);
	expect(together).not.toHaveBeenCalled();
});
