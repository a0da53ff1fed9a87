import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { connect, type SalesforceConnection } from '../transport/connection';
import { credentialTypeFor } from '../transport/credential';
import { salesforceError } from '../transport/errors';
import type { Operation } from './operation';
import * as approval from './approval/approval.resource';
import { failedItem } from './failedItem';
import { parameterReader } from './parameters';
import * as platformEvent from './platformEvent/platformEvent.resource';
import * as record from './record/record.resource';

const RESOURCES: Record<string, { operations: Operation[] }> = { approval, record, platformEvent };

/**
 * Runs the chosen operation once per input item, one after the other, so that approvals are decided in the order they
 * came. The only item loop of the node: pairing and continue-on-fail live here.
 */
export async function router(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(ctx);
	const credentialType = credentialTypeFor(ctx.getNodeParameter('authentication', 0));
	const output: INodeExecutionData[] = [];
	let salesforce: SalesforceConnection | undefined;
	for (let itemIndex = 0; itemIndex < ctx.getInputData().length; itemIndex++) {
		let intent = `${String(operation.option.name).toLowerCase()}`;
		try {
			salesforce ??= await connect(ctx, credentialType);
			const call = { ctx, itemIndex, salesforce, read: parameterReader(ctx, itemIndex) };
			intent = operation.intent(call);
			const results = await operation.execute(call);
			output.push(...results.map((json) => ({ json, pairedItem: { item: itemIndex } })));
		} catch (failure) {
			const error = salesforceError(ctx.getNode(), failure, { intent, itemIndex });
			if (!ctx.continueOnFail()) throw error;
			output.push(failedItem(error, itemIndex, ctx.getNode().onError === 'continueErrorOutput'));
		}
	}
	return output;
}

function chosenOperation(ctx: IExecuteFunctions): Operation {
	const resource = ctx.getNodeParameter('resource', 0);
	const name = ctx.getNodeParameter('operation', 0);
	const operation = RESOURCES[resource]?.operations.find(({ option }) => option.value === name);
	if (operation) return operation;
	throw salesforceError(ctx.getNode(), new Error(`There is no operation "${name}" for "${resource}"`), {
		intent: name,
		itemIndex: 0,
	});
}
