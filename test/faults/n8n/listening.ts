/**
 * A trigger that listens as long as its workflow is published (n8n 2.41.1,
 * dist/workflows/triggers/trigger-execution-context.factory.js): emits start executions, a key that is taken skips one, a
 * trigger that cannot start or stops is activated again after growing pauses.
 */
import { TriggerContext } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';
import { inLife, step } from '../time/processes';
import { sleep } from '../time/virtualTime';
import type { VirtualN8n } from './virtualN8n';
import { forRun } from './workflows';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 86_400_000;

/** Starts it in the n8n's current life; it ends with that. */
export function listen(n8n: VirtualN8n, workflowName: string, nodeName: string, isFirst: boolean): void {
	const { life } = n8n;
	const shipped = n8n.workflow(workflowName);
	const workflow = forRun(shipped, n8n.staticDataOf(shipped.id));
	const node = workflow.nodes[nodeName];
	const { nodeTypes } = n8n.options.loaded;
	const { trigger } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!trigger) throw new Error(`${node.type} is not a trigger`);
	let pauseMs = FIRST_PAUSE_MS;

	const execute = async (items: INodeExecutionData[], key: string | undefined) => {
		await step(`emitted ${workflowName}`);
		if (key !== undefined && n8n.database.executionKeys.has(key)) return undefined;
		if (key !== undefined) n8n.database.executionKeys.add(key);
		return await n8n.startAs(shipped, nodeName, items, 'trigger');
	};
	const context = new TriggerContext(
		workflow,
		node,
		n8n.additionalData(workflow, shipped.draft, 'trigger', ''),
		'trigger',
		isFirst ? 'activate' : 'init',
		(data, _response, done, key) => {
			n8n.saveStaticData(workflow);
			void inLife(life, async () => {
				const ended = execute(data[0] ?? [], key);
				// n8n resolves with undefined for a skipped batch, although the type says IRun.
				await ended.then(
					(run) => done?.resolve(run as never),
					(error: Error) => done?.reject(error),
				);
			});
		},
		(error) => {
			n8n.options.log(`trigger of ${workflowName} stopped: ${error.message}`);
			n8n.startErrorWorkflow(workflow, { trigger: { error, mode: 'trigger' } }, 'trigger');
			void inLife(life, async () => await activate());
		},
		(error) => {
			n8n.options.log(`trigger of ${workflowName} says: ${error.message}`);
			n8n.startErrorWorkflow(workflow, { trigger: { error, mode: 'trigger' } }, 'trigger');
		},
	);
	const activate = async (): Promise<void> => {
		for (;;) {
			try {
				await trigger.call(context);
				n8n.saveStaticData(workflow);
				pauseMs = FIRST_PAUSE_MS;
				return;
			} catch (error) {
				n8n.options.log(`trigger of ${workflowName} not started: ${String(error)}`);
				await sleep(pauseMs);
				pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
			}
		}
	};
	void inLife(life, async () => await activate());
}
