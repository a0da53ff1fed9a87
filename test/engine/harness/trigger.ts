/**
 * Activates a long-lived trigger as n8n does (n8n 2.41.1, dist/workflows/triggers/trigger-execution-context.factory.js)
 * and collects what it emits. A manual test in the editor is `runNode({ mode: 'manual', … })`.
 */
import { TriggerContext } from 'n8n-core';
import { createRunExecutionData, deepCopy } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, IRun, WorkflowActivateMode } from 'n8n-workflow';
import { LONGER_MS } from '../../untilTrue';
import { Watch } from '../../watch';
import { aNode, aWorkflow, additionalDataFor } from './context';
import type { NodeUnderTest } from './context';
import { loadPackage } from './package';

export interface Emitted {
	items: INodeExecutionData[];
	/** Fourth argument of `emit`; n8n keeps it in a column that is unique across the instance. */
	deduplicationKey?: string;
}

/** How the execution of an emitted batch ends: well, with an error, or not before the test says so. */
export type Outcome = 'success' | Error | Promise<'success' | Error>;

export interface TriggerOptions extends NodeUnderTest {
	/** What n8n has saved of the node; pass `savedStaticData()` of a former start to play a restart. */
	staticData?: IDataObject;
	/** Keys of executions that already exist; a batch with one of them is skipped, as the database would. */
	executionKeys?: Set<string>;
	outcomeOf?: (batch: Emitted) => Outcome;
	/** Why n8n cannot store the execution of a batch; undefined when it can. */
	refuses?: (batch: Emitted) => Error | undefined;
	activation?: WorkflowActivateMode;
}

export interface RunningTrigger {
	/** Batches that started an execution, oldest first. */
	emitted: Emitted[];
	/** Batches n8n skipped because their deduplication key was taken. */
	skipped: Emitted[];
	/** Batches of which n8n could not store an execution. */
	refused: Emitted[];
	/** `emitError` (n8n deactivates and tries again) and `saveFailedExecution` (n8n keeps listening). */
	fatalErrors: Error[];
	failedExecutions: Error[];
	/** Resolves once `count` batches were emitted since the start. */
	untilEmitted(count: number): Promise<Emitted[]>;
	/** Resolves once `condition` holds, asked again after everything the trigger reports. */
	until(condition: () => boolean): Promise<void>;
	/** The node's static data as n8n would find it after a restart. */
	savedStaticData(): IDataObject;
	/** Closes and activates again on the same workflow object, as n8n does after `emitError`. */
	activateAnew(): Promise<void>;
	close(): Promise<void>;
}

/** Rejects with what `trigger()` throws, as activation in n8n does. */
export async function startTrigger(options: TriggerOptions): Promise<RunningTrigger> {
	const loaded = await loadPackage();
	const node = aNode(options);
	const staticData = { [`node:${node.name}`]: deepCopy(options.staticData ?? {}) };
	const workflow = aWorkflow(loaded, [node], { staticData, active: true });
	const watch = new Watch(LONGER_MS);
	const executionKeys = options.executionKeys ?? new Set<string>();
	const report = <T>(list: T[], entry: T) => {
		list.push(entry);
		watch.changed();
	};
	const [emitted, skipped, refused]: Emitted[][] = [[], [], []];
	const [fatalErrors, failedExecutions]: Error[][] = [[], []];

	const context = new TriggerContext(
		workflow,
		node,
		additionalDataFor(loaded, workflow, 'trigger'),
		'trigger',
		options.activation ?? 'activate',
		(data, _responsePromise, donePromise, deduplicationKey) => {
			const batch: Emitted = { items: data[0] ?? [], ...(deduplicationKey && { deduplicationKey }) };
			const refusal = options.refuses?.(batch);
			if (refusal) {
				report(refused, batch);
				return donePromise?.reject(refusal);
			}
			const isKnown = deduplicationKey !== undefined && executionKeys.has(deduplicationKey);
			if (deduplicationKey) executionKeys.add(deduplicationKey);
			report(isKnown ? skipped : emitted, batch);
			// n8n resolves with undefined for a skipped batch, although the type says IRun.
			if (isKnown) return Reflect.apply(donePromise?.resolve ?? ignore, undefined, [undefined]);
			const outcome = Promise.resolve(options.outcomeOf?.(batch) ?? 'success');
			return void outcome.then((result) => donePromise?.resolve(aRun(result)));
		},
		(error) => report(fatalErrors, error),
		(error) => report(failedExecutions, error),
	);
	const { trigger } = loaded.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!trigger) throw new Error(`${node.type} is not a trigger`);
	const activate = async () => await trigger.call(context);
	let response = await activate();

	return {
		emitted,
		skipped,
		refused,
		fatalErrors,
		failedExecutions,
		until: async (condition) => await watch.until(condition),
		untilEmitted: async (count) => {
			await watch.until(() => emitted.length >= count);
			return emitted;
		},
		savedStaticData: () => deepCopy(workflow.getStaticData('node', node)),
		activateAnew: async () => {
			await response?.closeFunction?.();
			response = await activate();
		},
		close: async () => await response?.closeFunction?.(),
	};
}

function aRun(outcome: 'success' | Error): IRun {
	const at = new Date();
	const isSuccess = outcome === 'success';
	return {
		data: createRunExecutionData({}),
		finished: isSuccess,
		mode: 'trigger',
		startedAt: at,
		stoppedAt: at,
		status: isSuccess ? 'success' : 'error',
		storedAt: 'db',
	};
}

function ignore(): void {}
