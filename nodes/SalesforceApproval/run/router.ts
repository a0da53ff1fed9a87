import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { NodeFailure } from '../../shared/cure';
import { agentNeedOf } from '../../shared/operation/agentPermission';
import { failedItem } from '../../shared/operation/failedItem';
import { hasErrorOutput, type ItemOutcome, type ItemRun, runItems } from '../../shared/run/runItems';
import { assertAgentMay } from '../operation/agentPermission';
import type { Operation, OperationCall, PrepareDraft } from '../operation/operation';
import { parameterReader } from '../parameters/reader';
import { connect, type SalesforceConnection } from '../transport/connection';
import { credentialTypeFor } from '../transport/credential';
import { salesforceDetailsOf, salesforceError } from '../transport/errors';
import { RESOURCES } from './resources';
import { type PlacedDraft, sendDrafts } from './sendDrafts';

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
		const { bulk } = this.operation;
		if (!bulk || this.ctx.getNodeParameter('sendInBulk', 0, false) !== true) return undefined;
		return this.inBulk(bulk);
	}

	async one(itemIndex: number): Promise<IDataObject[]> {
		return await this.operation.execute(await this.callFor(itemIndex));
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

	/** Every item is read and checked before anything is sent. */
	private async inBulk(prepare: PrepareDraft): Promise<ItemOutcome[]> {
		const outcomes: ItemOutcome[] = [];
		const fail = (itemIndex: number, error: unknown) => {
			if (!this.ctx.continueOnFail()) throw this.toFailure(error, itemIndex);
			outcomes[itemIndex] = { error };
		};
		const drafts: PlacedDraft[] = [];
		for (const [itemIndex] of this.ctx.getInputData().entries()) {
			const draft = async () => await prepare(await this.callFor(itemIndex));
			await draft().then(
				(ready) => drafts.push({ ...ready, itemIndex }),
				(error: unknown) => fail(itemIndex, error),
			);
		}
		if (drafts.length === 0) return outcomes;
		for await (const sent of sendDrafts(await this.salesforce(), drafts)) {
			for (const [{ itemIndex }, outcome] of sent) {
				if ('error' in outcome) fail(itemIndex, outcome.error);
				else outcomes[itemIndex] = outcome;
			}
		}
		return outcomes;
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
