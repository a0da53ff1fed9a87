import type { INode } from 'n8n-workflow';
import {
	listExecutions,
	untilEnded,
	untilQuiet,
	type Execution,
	type ExecutionSummary,
} from '../../sandbox/n8n/executions';
import {
	listWorkflows,
	publishWorkflow,
	readWorkflow,
	replaceWorkflow,
	runWorkflow,
	unpublishWorkflow,
} from '../../sandbox/n8n/workflows';
import type { SandboxUnderTest } from './sandbox';

/** A line of n8n's node "Edit Fields". */
interface Assignment {
	name: string;
	value: unknown;
}

/** What a person does with one workflow in the editor: change it, publish it, run it. */
export class WorkflowByHand {
	private constructor(
		private readonly sandbox: SandboxUnderTest,
		private readonly id: string,
	) {}

	static async open(sandbox: SandboxUnderTest, name: string): Promise<WorkflowByHand> {
		const found = (await listWorkflows(sandbox.everything.client)).find((workflow) => workflow.name === name);
		if (!found) throw new Error(`n8n has no workflow "${name}".`);
		return new WorkflowByHand(sandbox, found.id);
	}

	/** Fills in "Your settings"; those not named stay. */
	async fillIn(settings: Record<string, unknown>): Promise<void> {
		await this.change((node) => {
			if (node.name !== 'Your settings') return node;
			const { assignments } = node.parameters.assignments as { assignments: Assignment[] };
			for (const line of assignments) if (line.name in settings) line.value = settings[line.name];
			return node;
		});
	}

	/** Saves the workflow with its nodes changed. */
	async change(changed: (node: INode) => INode): Promise<void> {
		const workflow = await readWorkflow(this.client, this.id);
		await replaceWorkflow(this.client, this.id, { ...workflow, nodes: workflow.nodes.map(changed) });
	}

	async publish(): Promise<void> {
		await publishWorkflow(this.client, await readWorkflow(this.client, this.id));
	}

	async unpublish(): Promise<void> {
		await unpublishWorkflow(this.client, this.id);
	}

	/** Runs it from one of its triggers and waits until it has ended. */
	async run(trigger: string): Promise<Execution> {
		return await untilEnded(this.client, await runWorkflow(this.client, this.id, trigger));
	}

	/** Runs it from one of its triggers, where n8n keeps no runs of it, and waits until nothing runs any more. */
	async runUnkept(trigger: string): Promise<void> {
		await runWorkflow(this.client, this.id, trigger);
		await untilQuiet(this.client);
	}

	/** The runs of it that failed, whoever started them. */
	async failures(): Promise<ExecutionSummary[]> {
		return await listExecutions(this.client, { workflowId: this.id, status: ['error'] });
	}

	private get client() {
		return this.sandbox.everything.client;
	}
}

/** The items that left a node through its first output, in its last run. */
export function itemsOf({ runData }: Execution, node: string): Array<Record<string, unknown>> {
	return (runData[node]?.at(-1)?.data?.main[0] ?? []).map(({ json }) => json);
}
