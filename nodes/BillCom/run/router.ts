import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { dataOf, type NodeFailure } from '../../shared/cure';
import { failedItem } from '../../shared/operation/failedItem';
import { simplified } from '../../shared/operation/outputShape';
import { hasErrorOutput, type ItemOutcome, type ItemRun, runItems } from '../../shared/run/runItems';
import { locksOf, withLocks } from '../once/locks';
import { withRetryMemo } from '../once/retryMemo';
import { asUnrepeatable, billDetailsOf, toNodeFailure } from '../operation/failure';
import { type Operation, RecordWithFiles, type Result } from '../operation/operation';
import { checkAgainst } from '../parameters/reader';
import type { LoggedCall } from '../transport/apiLog';
import { keepingCalls } from '../../shared/transport/keptCalls';
import { withApiLog } from '../transport/apiLog';
import { clientThatMayRun } from './clientThatMayRun';
import { readInBulk } from './readInBulk';
import { RESOURCES } from './resources';
import { sendInBulk } from './sendInBulk';

/** Runs the chosen operation for the input items. */
export async function router(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, new BillRun(ctx));
}

/** One run of the node. */
class BillRun implements ItemRun<Result> {
	/** The calls of each item, where the user wants to see them. Those that items share stand with the first. */
	private readonly logs = new Map<number, LoggedCall[]>();

	constructor(private readonly ctx: IExecuteFunctions) {}

	together(): Promise<Array<ItemOutcome<Result>>> | undefined {
		const { ctx } = this;
		if (ctx.getNodeParameter('sendInBulk', 0, false) !== true) return undefined;
		const operation = chosenOperation(ctx, 0);
		const { bulk, bulkRead, execute, writes } = operation;
		if (!bulk && !bulkRead) return undefined;
		checkAgainst(ctx, operation.fields);
		const count = ctx.getInputData().length;
		const clientOfItem = async (itemIndex: number) => await clientThatMayRun(ctx, operation, itemIndex);
		const everyItem = Array.from({ length: count }, (_, itemIndex) => itemIndex);
		return this.logged(0, everyItem, async () => {
			if (bulk) return await sendInBulk(ctx, { writes, bulk }, count, clientOfItem);
			return bulkRead ? await readInBulk(ctx, { execute, bulkRead }, count, clientOfItem) : [];
		});
	}

	async one(itemIndex: number): Promise<Result[]> {
		const { ctx } = this;
		const operation = chosenOperation(ctx, itemIndex);
		checkAgainst(ctx, operation.fields);
		if (operation.asksNobody) return await operation.execute(ctx, itemIndex, undefined as never);
		return await this.logged(itemIndex, [itemIndex], async () => {
			const client = await clientThatMayRun(ctx, operation, itemIndex);
			const execute = async () =>
				await withLocks(
					client,
					locksOf(ctx, operation, itemIndex),
					async () => await operation.execute(ctx, itemIndex, client),
				);
			return operation.isKeyless
				? await withRetryMemo(client, `item ${itemIndex}`, execute)
				: await execute();
		});
	}

	toOutput(results: Result[], itemIndex: number): INodeExecutionData[] {
		const { output } = chosenOperation(this.ctx, itemIndex);
		const isSimple = output.simple && this.ctx.getNodeParameter('simplify', itemIndex, false) === true;
		const pick = <T extends IDataObject>(json: T) =>
			isSimple && output.simple ? (simplified(json, output.simple) as T) : json;
		return results.map((result, place) => {
			const log = place === 0 ? this.logOf(itemIndex) : {};
			return result instanceof RecordWithFiles
				? { json: { ...pick(result.json), ...log }, binary: result.binary }
				: { json: { ...pick(result), ...log } };
		});
	}

	toFailure(error: unknown, itemIndex: number): NodeFailure {
		const { ctx } = this;
		if (findOperation(ctx, itemIndex)?.isKeyless) asUnrepeatable(error);
		const failure = toNodeFailure(ctx.getNode(), error, itemIndex);
		failure.context.data = { ...dataOf(failure), ...this.logOf(itemIndex) };
		return failure;
	}

	toFailedItem(failure: NodeFailure, itemIndex: number): IDataObject {
		const log = this.logOf(itemIndex);
		const details = billDetailsOf(failure);
		// Beside `error` and `details` the log would keep the item on the main output, among those that succeeded.
		if (hasErrorOutput(this.ctx)) return failedItem(failure, { ...details, ...log }, true);
		return { ...failedItem(failure, details, false), ...log };
	}

	private logOf(itemIndex: number): { apiLog?: LoggedCall[] } {
		const log = this.logs.get(itemIndex) ?? [];
		return log.length > 0 ? { apiLog: log } : {};
	}

	private async logged<T>(itemIndex: number, items: number[], work: () => Promise<T>): Promise<T> {
		return await this.shown(itemIndex, async () => await keepingCalls(this.ctx, items, work));
	}

	private async shown<T>(itemIndex: number, work: () => Promise<T>): Promise<T> {
		const { includeApiLog } = this.ctx.getNodeParameter('callOptions', itemIndex, {}) as {
			includeApiLog?: boolean;
		};
		if (includeApiLog !== true) return await work();
		const log: LoggedCall[] = [];
		this.logs.set(itemIndex, log);
		return await withApiLog(log, work);
	}
}

function findOperation(ctx: IExecuteFunctions, itemIndex: number): Operation | undefined {
	const resource = ctx.getNodeParameter('resource', itemIndex);
	const name = ctx.getNodeParameter('operation', itemIndex);
	return RESOURCES.find(({ menu }) => menu.value === resource)?.operations.find(
		({ option }) => option.value === name,
	);
}

function chosenOperation(ctx: IExecuteFunctions, itemIndex: number): Operation {
	const operation = findOperation(ctx, itemIndex);
	if (operation) return operation;
	const resource = ctx.getNodeParameter('resource', itemIndex);
	const name = ctx.getNodeParameter('operation', itemIndex);
	const message = `The node offers no operation "${name}" for the resource "${resource}". Choose both again.`;
	throw new NodeOperationError(ctx.getNode(), message, { itemIndex });
}
