import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { NodeFailure } from '../../shared/cure';
import { agentNeedOf } from '../../shared/operation/agentPermission';
import { failedItem } from '../../shared/operation/failedItem';
import { hasErrorOutput, type ItemOutcome, type ItemRun, runItems } from '../../shared/run/runItems';
import { assertAgentMay } from '../operation/agentPermission';
import type { CallOutcome, Operation, OperationCall } from '../operation/operation';
import { parameterReader } from '../parameters/reader';
import { keepingCalls } from '../../shared/transport/keptCalls';
import { attempt } from '../transport/attempt';
import { connect, type SalesforceConnection } from '../transport/connection';
import { credentialTypeFor } from '../transport/credential';
import { salesforceDetailsOf, salesforceError } from '../transport/errors';
import { RESOURCES } from './resources';
import { sendDrafts } from './sendDrafts';

/** Runs the chosen operation for the input items. */
export async function router(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, new SalesforceRun(ctx, chosenOperation(ctx)));
}

/** One run of the node: its operation and its connection. */
class SalesforceRun implements ItemRun<IDataObject> {
	private readonly intents: string[] = [];
	private connection?: SalesforceConnection;

	constructor(
		private readonly ctx: IExecuteFunctions,
		private readonly operation: Operation,
	) {}

	together(): Promise<ItemOutcome[]> | undefined {
		const { bulk, together } = this.operation;
		if ((!bulk && !together) || this.ctx.getNodeParameter('sendInBulk', 0, false) !== true) return undefined;
		const everyItem = [...this.ctx.getInputData().keys()];
		return keepingCalls(this.ctx, everyItem, async () => await this.inBulk());
	}

	async one(itemIndex: number): Promise<IDataObject[]> {
		const run = async () => await this.operation.execute(await this.callFor(itemIndex));
		return await keepingCalls(this.ctx, [itemIndex], run);
	}

	toOutput(results: IDataObject[]): INodeExecutionData[] {
		return results.map((json) => ({ json }));
	}

	toFailure(error: unknown, itemIndex: number): NodeFailure {
		const { option, isRepeatable } = this.operation;
		const intent = this.intents[itemIndex] ?? String(option.name).toLowerCase();
		return salesforceError(this.ctx.getNode(), error, { intent, itemIndex, isRepeatable });
	}

	toFailedItem(failure: NodeFailure): IDataObject {
		return failedItem(failure, salesforceDetailsOf(failure), hasErrorOutput(this.ctx), true);
	}

	/** What came of each item, by its place. Whoever does not go on after a failed item gets its error at once. */
	private async inBulk(): Promise<ItemOutcome[]> {
		const outcomes: ItemOutcome[] = [];
		const settle = (itemIndex: number, outcome: ItemOutcome) => {
			if ('error' in outcome && !this.ctx.continueOnFail()) throw this.toFailure(outcome.error, itemIndex);
			outcomes[itemIndex] = outcome;
		};
		const calls: OperationCall[] = [];
		for (const [itemIndex] of this.ctx.getInputData().entries()) {
			const call = await attempt(async () => await this.callFor(itemIndex));
			if ('value' in call) calls.push(call.value);
			else settle(itemIndex, { error: call.failure });
		}
		if (calls.length === 0) return outcomes;
		for await (const [{ itemIndex }, outcome] of this.allOf(calls)) settle(itemIndex, outcome);
		return outcomes;
	}

	private async *allOf(calls: OperationCall[]): AsyncGenerator<CallOutcome> {
		const { bulk, together } = this.operation;
		if (together) yield* together(calls);
		else if (bulk) yield* sendDrafts(await this.salesforce(), calls, bulk);
	}

	private async callFor(itemIndex: number): Promise<OperationCall> {
		const { ctx, operation } = this;
		const need = agentNeedOf(operation);
		if (need) assertAgentMay(ctx, need, itemIndex);
		const salesforce = await this.salesforce();
		const read = parameterReader(ctx, itemIndex, operation.fields);
		const call = { ctx, itemIndex, salesforce, read };
		this.intents[itemIndex] = operation.intent(call);
		return call;
	}

	private async salesforce(): Promise<SalesforceConnection> {
		const credentialType = credentialTypeFor(this.ctx.getNodeParameter('authentication', 0));
		this.connection ??= await connect(this.ctx, credentialType);
		return this.connection;
	}
}

function chosenOperation(ctx: IExecuteFunctions): Operation {
	const resource = ctx.getNodeParameter('resource', 0);
	const name = ctx.getNodeParameter('operation', 0);
	const operations = RESOURCES.find(({ menu }) => menu.value === resource)?.operations;
	const operation = operations?.find(({ option }) => option.value === name);
	if (operation) return operation;
	throw salesforceError(ctx.getNode(), new Error(`There is no operation "${name}" for "${resource}"`), {
		intent: name,
		itemIndex: 0,
	});
}
