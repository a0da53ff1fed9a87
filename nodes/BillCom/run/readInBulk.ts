import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type ItemOutcome, failedOutcome } from '../../shared/run/runItems';
import type { BulkRead } from '../operation/bulkRead';
import type { Operation, Result } from '../operation/operation';
import { clientOf, type RunClient } from '../transport/client';

/**
 * Runs a Get for all input items with shared calls. What the lists do not tell is read by itself, so that an id BILL does not
 * know ends in BILL's own words. The outcomes are in the order of the items.
 */
export async function readInBulk(
	ctx: IExecuteFunctions,
	operation: Pick<Operation, 'execute'> & { bulkRead: BulkRead },
	itemCount: number,
	clientOfItem: (itemIndex: number) => Promise<RunClient>,
): Promise<Array<ItemOutcome<Result>>> {
	const { bulkRead } = operation;
	const clients = new Map<number, RunClient>();
	const ids = new Map<number, string>();
	const outcomes: Array<ItemOutcome<Result>> = [];
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
		try {
			clients.set(itemIndex, await clientOfItem(itemIndex));
			const id = bulkRead.idOf(ctx, itemIndex);
			if (id !== undefined) ids.set(itemIndex, id);
		} catch (error) {
			outcomes[itemIndex] = failedOutcome(ctx, error);
		}
	}
	const listed = await listedOutcomes(ctx, bulkRead, ids);
	const readOne = async (itemIndex: number, client: RunClient): Promise<ItemOutcome<Result>> => {
		try {
			const [record] = await operation.execute(ctx, itemIndex, client);
			if (record) return { record };
			throw new Error('A Get returns one record.');
		} catch (error) {
			return failedOutcome(ctx, error);
		}
	};
	await Promise.all(
		[...clients].map(async ([itemIndex, client]) => {
			if (outcomes[itemIndex]) return;
			outcomes[itemIndex] = listed.get(itemIndex) ?? (await readOne(itemIndex, client));
		}),
	);
	return outcomes;
}

/** Where the lists cannot be had, every item that asked for them fails with the reason. */
async function listedOutcomes(
	ctx: IExecuteFunctions,
	bulkRead: BulkRead,
	ids: Map<number, string>,
): Promise<Map<number, ItemOutcome<Result>>> {
	const wanted = [...new Set(ids.values())];
	// One record is told best by itself.
	if (wanted.length <= 1) return new Map();
	try {
		const records = await bulkRead.list(await clientOf(ctx), wanted);
		return new Map(
			[...ids].flatMap(([itemIndex, id]): Array<[number, ItemOutcome<Result>]> => {
				const record = records.get(id);
				return record ? [[itemIndex, { record: copyOf(record) }]] : [];
			}),
		);
	} catch (error) {
		return new Map([...ids.keys()].map((itemIndex) => [itemIndex, failedOutcome(ctx, error)]));
	}
}

/** Two items of one id must not share an object that n8n lets the next node change. */
function copyOf(record: IDataObject): IDataObject {
	return { ...record };
}
