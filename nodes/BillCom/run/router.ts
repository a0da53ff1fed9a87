import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { LoggedCall } from '../transport/apiLog';
import { withApiLog } from '../transport/apiLog';
import { dataOf } from '../../shared/cure';
import { assertMayRun } from './assertMayRun';
import { sendInBulk } from './sendInBulk';
import type { BulkOutcome } from '../operation/bulkWrite';
import { asUnrepeatable, describeFailure, toNodeFailure } from '../operation/failure';
import { locksOf, withLocks } from '../once/locks';
import { onceARun } from '../once/retryMemo';
import { type Operation, RecordWithFiles, type Result } from '../operation/operation';
import { simplified } from '../operation/outputShape';
import { checkAgainst } from '../parameters/reader';
import { RESOURCES } from './resources';

/**
 * Runs the chosen operation for each item, one after the other or in shared calls: the only item loop, the only place that
 * pairs items and continues after a failed one.
 */
export async function router(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	const inBulk = await bulkOutcomes(ctx);
	for (const [itemIndex] of ctx.getInputData().entries()) {
		const pairedItem = { item: itemIndex };
		const log: LoggedCall[] = inBulk && itemIndex === 0 ? inBulk.log : [];
		try {
			const outcome = inBulk?.outcomes[itemIndex];
			const results = inBulk ? recordsOf(outcome) : await runOne(ctx, itemIndex, log);
			const shown = withLog(
				results.map((result) => toOutput(ctx, result, itemIndex)),
				log,
			);
			output.push(...shown.map((entry) => ({ ...entry, pairedItem })));
		} catch (error) {
			if (isKeyless(ctx, itemIndex)) asUnrepeatable(error);
			const failure = toNodeFailure(ctx.getNode(), error, itemIndex);
			if (log.length > 0) failure.context.data = { ...dataOf(failure), apiLog: log };
			if (!ctx.continueOnFail()) throw failure;
			output.push(
				...withLog([{ json: describeFailure(failure) }], log).map((entry) => ({ ...entry, pairedItem })),
			);
		}
	}
	return output;
}

/** Whether nothing of ours stays with what the operation writes. */
function isKeyless(ctx: IExecuteFunctions, itemIndex: number): boolean {
	return findOperation(ctx, itemIndex)?.isKeyless === true;
}

async function runOne(ctx: IExecuteFunctions, itemIndex: number, log: LoggedCall[]): Promise<Result[]> {
	const operation = chosenOperation(ctx, itemIndex);
	checkAgainst(ctx, operation.fields);
	return await logged(ctx, itemIndex, log, async () => {
		await assertMayRun(ctx, operation, itemIndex);
		const execute = async () =>
			await withLocks(
				ctx,
				locksOf(ctx, operation, itemIndex),
				async () => await operation.execute(ctx, itemIndex),
			);
		return operation.isKeyless
			? await onceARun(ctx, itemIndex, `item ${itemIndex}`, execute)
			: await execute();
	});
}

/** The outcomes of all items where they share calls. The log of the shared calls goes to the first item. */
async function bulkOutcomes(
	ctx: IExecuteFunctions,
): Promise<{ outcomes: BulkOutcome[]; log: LoggedCall[] } | undefined> {
	const count = ctx.getInputData().length;
	if (count === 0 || ctx.getNodeParameter('sendInBulk', 0, false) !== true) return undefined;
	const operation = chosenOperation(ctx, 0);
	const { bulk } = operation;
	if (!bulk) return undefined;
	checkAgainst(ctx, operation.fields);
	const log: LoggedCall[] = [];
	const outcomes = await logged(
		ctx,
		0,
		log,
		async () =>
			await sendInBulk(
				ctx,
				{ writes: operation.writes, bulk },
				count,
				async (itemIndex) => await assertMayRun(ctx, operation, itemIndex),
			),
	);
	return { outcomes, log };
}

function recordsOf(outcome: BulkOutcome | undefined): Result[] {
	if (!outcome) throw new Error('The item has no outcome.');
	if ('error' in outcome) throw outcome.error;
	return [outcome.record];
}

async function logged<T>(
	ctx: IExecuteFunctions,
	itemIndex: number,
	log: LoggedCall[],
	work: () => Promise<T>,
): Promise<T> {
	const { includeApiLog } = ctx.getNodeParameter('callOptions', itemIndex, {}) as { includeApiLog?: boolean };
	return includeApiLog === true ? await withApiLog(log, work) : await work();
}

function toOutput(ctx: IExecuteFunctions, result: Result, itemIndex: number): INodeExecutionData {
	const { output } = chosenOperation(ctx, itemIndex);
	const isSimple = output.simple && ctx.getNodeParameter('simplify', itemIndex, false) === true;
	const pick = <T extends INodeExecutionData['json']>(json: T) =>
		isSimple && output.simple ? (simplified(json, output.simple) as T) : json;
	if (result instanceof RecordWithFiles) return { json: pick(result.json), binary: result.binary };
	return { json: pick(result) };
}

function withLog(entries: INodeExecutionData[], log: LoggedCall[]): INodeExecutionData[] {
	const [first, ...others] = entries;
	if (!first || log.length === 0) return entries;
	return [{ ...first, json: { ...first.json, apiLog: log } }, ...others];
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
