import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import * as bill from './bill';
import * as chartOfAccount from './chartOfAccount';
import { describeFailure, toNodeFailure } from './failure';
import * as legacy from './legacy';
import type { Operation } from './operation';
import * as payment from './payment';
import * as session from './session';
import * as vendor from './vendor';

const RESOURCES: Record<string, { operations: Operation[] }> = {
	bill,
	chartOfAccount,
	legacy,
	payment,
	session,
	vendor,
};

/**
 * Runs the chosen operation for each item, one after the other: the only item loop, the only place that pairs items
 * and continues after a failed one.
 */
export async function router(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = ctx.getInputData();
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < items.length; itemIndex += 1) {
		const pairedItem = { item: itemIndex };
		try {
			const records = await chosenOperation(ctx, itemIndex).execute(ctx, itemIndex);
			output.push(...records.map((json) => ({ json, pairedItem })));
		} catch (error) {
			const failure = toNodeFailure(ctx.getNode(), error, itemIndex);
			if (!ctx.continueOnFail()) throw failure;
			output.push({ json: describeFailure(failure), pairedItem });
		}
	}
	return output;
}

function chosenOperation(ctx: IExecuteFunctions, itemIndex: number): Operation {
	const resource = ctx.getNodeParameter('resource', itemIndex);
	const name = ctx.getNodeParameter('operation', itemIndex);
	const operation = RESOURCES[resource]?.operations.find(({ option }) => option.value === name);
	if (operation) return operation;
	const message = `The node offers no operation "${name}" for the resource "${resource}". Choose both again.`;
	throw new NodeOperationError(ctx.getNode(), message, { itemIndex });
}
