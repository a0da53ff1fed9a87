import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { agentNeedOf, assertPermitted } from '../../shared/agentPermission';
import { connect, type SalesforceConnection } from '../transport/connection';
import { credentialTypeFor } from '../transport/credential';
import { salesforceError } from '../transport/errors';
import { agentPermission } from '../operation/agentPermission';
import { type PlacedDraft, type PrepareDraft, sendInBulk } from '../operation/bulk';
import type { Operation, OperationCall } from '../operation/operation';
import { failedItem } from '../operation/failedItem';
import { parameterReader } from '../parameters/reader';
import { RESOURCES } from './resources';

/**
 * Runs the chosen operation over the input items: once per item, one after the other, so that approvals are decided in
 * the order they came, or with calls shared by many items. Pairing and continue-on-fail live here.
 */
export async function router(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const run = new Run(ctx, chosenOperation(ctx));
	const { bulk } = run.operation;
	const isBulk = bulk !== undefined && ctx.getNodeParameter('sendInBulk', 0, false) === true;
	await (isBulk ? run.inBulk(bulk) : run.oneByOne());
	return run.output.flat();
}

/** One run of the node: its connection, and what leaves it for each input item. */
class Run {
	readonly output: INodeExecutionData[][] = [];
	private readonly intents: string[] = [];
	private connection?: SalesforceConnection;

	constructor(
		private readonly ctx: IExecuteFunctions,
		readonly operation: Operation,
	) {}

	async oneByOne(): Promise<void> {
		for (let itemIndex = 0; itemIndex < this.ctx.getInputData().length; itemIndex++) {
			await this.attempt(itemIndex, async (call) => {
				const results = await this.operation.execute(call);
				this.output[itemIndex] = results.map((json) => ({ json, pairedItem: { item: itemIndex } }));
			});
		}
	}

	/** Every item is read and checked before anything is sent. */
	async inBulk(prepare: PrepareDraft): Promise<void> {
		const drafts: PlacedDraft[] = [];
		for (let itemIndex = 0; itemIndex < this.ctx.getInputData().length; itemIndex++) {
			await this.attempt(itemIndex, async (call) => {
				drafts.push({ ...(await prepare(call)), itemIndex });
			});
		}
		if (drafts.length === 0) return;
		for await (const outcomes of sendInBulk(await this.salesforce(), drafts)) {
			for (const [{ itemIndex }, outcome] of outcomes) {
				if ('failure' in outcome) this.fail(itemIndex, outcome.failure);
				else this.output[itemIndex] = [{ json: outcome.record, pairedItem: { item: itemIndex } }];
			}
		}
	}

	private async attempt(itemIndex: number, work: (call: OperationCall) => Promise<void>): Promise<void> {
		try {
			const { ctx } = this;
			const need = agentNeedOf(this.operation);
			if (need) assertPermitted(ctx, agentPermission(need), itemIndex);
			const salesforce = await this.salesforce();
			const call = {
				ctx,
				itemIndex,
				salesforce,
				read: parameterReader(ctx, itemIndex, this.operation.description),
			};
			this.intents[itemIndex] = this.operation.intent(call);
			await work(call);
		} catch (failure) {
			this.fail(itemIndex, failure);
		}
	}

	/** @throws the error of the item, unless the node goes on after one */
	private fail(itemIndex: number, failure: unknown): void {
		const { ctx } = this;
		const { isRepeatable } = this.operation;
		const intent = this.intents[itemIndex] ?? String(this.operation.option.name).toLowerCase();
		const error = salesforceError(ctx.getNode(), failure, { intent, itemIndex, isRepeatable });
		if (!ctx.continueOnFail()) throw error;
		this.output[itemIndex] = [failedItem(error, itemIndex, ctx.getNode().onError === 'continueErrorOutput')];
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
	const operation = RESOURCES[resource]?.operations.find(({ option }) => option.value === name);
	if (operation) return operation;
	throw salesforceError(ctx.getNode(), new Error(`There is no operation "${name}" for "${resource}"`), {
		intent: name,
		itemIndex: 0,
	});
}
