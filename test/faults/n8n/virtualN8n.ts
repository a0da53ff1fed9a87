/**
 * An n8n without its server: n8n's own WorkflowExecute runs the shipped workflows; what the server would provide is
 * here. What n8n keeps in its database (tables, static data, numbers of executions) outlives a kill; everything else
 * belongs to a {@link Life}.
 */
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, deepCopy, Workflow } from 'n8n-workflow';
import type {
	ExecuteWorkflowOptions,
	IDataObject,
	IExecuteWorkflowInfo,
	INodeExecutionData,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { EngineCredentialsHelper } from '../../engine/harness/credentials';
import type { LoadedPackage } from '../../engine/harness/package';
import type { WorkflowDraft } from '../../../sandbox/n8n/workflows';
import { currentLife, inLife, Life, step } from '../time/processes';
import type { DataTables } from './tables/dataTables';
import { forRun, type ShippedWorkflow } from './workflows';

const ERROR_TRIGGER = 'n8n-nodes-base.errorTrigger';
const CALLED = 'n8n-nodes-base.executeWorkflowTrigger';

/** What n8n's database holds, shared by all its processes. */
export interface Database {
	tables: DataTables;
	/** By workflow id. */
	staticData: Map<string, IDataObject>;
	lastExecution: number;
	/** Keys of executions that triggers named; unique. */
	executionKeys: Set<string>;
	executions: Execution[];
}

export interface Execution {
	id: string;
	workflowName: string;
	mode: WorkflowExecuteMode;
	/** Process it ran in. */
	life: Life;
	/** Missing while it runs, and when it was killed. */
	run?: IRun;
}

export interface N8nOptions {
	name: string;
	origin: string;
	database: Database;
	loaded: LoadedPackage;
	workflows: Map<string, ShippedWorkflow>;
	log: (line: string) => void;
}

/** Whether all nodes of a workflow are filled in is asked once, not in every run: it takes as long as a small run. */
const complete = new Set<string>();
const checkAsUsual = WorkflowExecute.prototype.checkReadyForExecution;
WorkflowExecute.prototype.checkReadyForExecution = function (workflow, given) {
	const key = `${workflow.id} ${given?.startNode ?? ''} ${Object.keys(workflow.nodes).length}`;
	if (complete.has(key)) return null;
	const issues = checkAsUsual.call(this, workflow, given);
	if (issues === null) complete.add(key);
	return issues;
};

export class VirtualN8n {
	life: Life;
	private readonly byId: Map<string, ShippedWorkflow>;
	/** Runs under way. */
	private readonly running = new Set<Promise<unknown>>();

	constructor(readonly options: N8nOptions) {
		this.byId = new Map([...options.workflows.values()].map((workflow) => [workflow.id, workflow]));
		this.life = new Life(options.name);
	}

	get database(): Database {
		return this.options.database;
	}

	workflow(name: string): ShippedWorkflow {
		const found = this.options.workflows.get(name);
		if (!found) throw new Error(`There is no workflow "${name}"`);
		return found;
	}

	get isBusy(): boolean {
		return this.running.size > 0;
	}

	/** Runs a workflow from one of its triggers, as n8n does for a timer or an event. Never rejects; a killed run never ends. */
	async start(
		name: string,
		trigger: string,
		items: INodeExecutionData[],
		mode: WorkflowExecuteMode = 'trigger',
	): Promise<IRun> {
		const workflow = this.workflow(name);
		return await inLife(this.life, async () => await this.startAs(workflow, trigger, items, mode));
	}

	/** The same within the life that is current. */
	async startAs(
		workflow: ShippedWorkflow,
		trigger: string,
		items: INodeExecutionData[],
		mode: WorkflowExecuteMode,
	): Promise<IRun> {
		const run = this.execute(
			forRun(workflow, this.staticDataOf(workflow.id)),
			workflow.draft,
			trigger,
			items,
			mode,
		);
		this.running.add(run);
		run.finally(() => this.running.delete(run)).catch(() => undefined);
		return await run;
	}

	staticDataOf(id: string): IDataObject {
		return deepCopy(this.database.staticData.get(id) ?? {});
	}

	saveStaticData(workflow: Workflow): void {
		if (!workflow.staticData.__dataChanged) return;
		this.database.staticData.set(workflow.id, deepCopy(workflow.staticData));
		workflow.staticData.__dataChanged = false;
	}

	/** A kill: nothing of this life goes on. */
	forgetRuns(): void {
		this.running.clear();
	}

	async execute(
		workflow: Workflow,
		draft: Pick<WorkflowDraft, 'nodes' | 'connections' | 'settings' | 'name'>,
		trigger: string,
		items: INodeExecutionData[],
		mode: WorkflowExecuteMode,
	): Promise<IRun> {
		const { database } = this;
		const execution: Execution = {
			id: String(++database.lastExecution),
			workflowName: workflow.name ?? '',
			mode,
			life: currentLife() ?? this.life,
		};
		database.executions.push(execution);
		await step(`started ${execution.workflowName}`);
		const start = workflow.nodes[trigger];
		if (!start) throw new Error(`The workflow "${workflow.name}" has no node "${trigger}"`);
		const nodeExecutionStack = [{ node: start, data: { main: [items] }, source: null }];
		const data = createRunExecutionData({ executionData: { nodeExecutionStack } });
		const additional = this.additionalData(workflow, draft, mode, execution.id);
		const run = await new WorkflowExecute(additional, mode, data).processRunExecutionData(workflow);
		await step(`ended ${execution.workflowName}`);
		execution.run = run;
		if (mode !== 'manual') this.saveStaticData(workflow);
		if (run.status === 'error' && mode !== 'manual') this.handleError(workflow, run, execution);
		return run;
	}

	/** n8n runs the error trigger of the workflow itself where no other error workflow is set. */
	private handleError(workflow: Workflow, run: IRun, { id, mode }: Pick<Execution, 'id' | 'mode'>): void {
		const { error, lastNodeExecuted } = run.data.resultData;
		const url = `${this.options.origin}/workflow/${workflow.id}/executions/${id}`;
		this.startErrorWorkflow(workflow, { execution: { id, url, error, lastNodeExecuted, mode } }, mode);
	}

	/** @param what `execution` of a run that failed, or `trigger` of one that could not start */
	startErrorWorkflow(workflow: Workflow, what: object, mode: WorkflowExecuteMode): void {
		const shipped = this.byId.get(workflow.id);
		const trigger = shipped?.draft.nodes.find(({ type }) => type === ERROR_TRIGGER);
		if (!shipped || !trigger || mode === 'error') return;
		const json: IDataObject = { ...what, workflow: { id: workflow.id, name: workflow.name } };
		void this.startAs(shipped, trigger.name, [{ json }], 'error');
	}

	private async executeWorkflow(
		info: IExecuteWorkflowInfo,
		_parent: IWorkflowExecuteAdditionalData,
		options: ExecuteWorkflowOptions,
	) {
		const known = info.id === undefined ? undefined : this.byId.get(info.id);
		const inline = info.code;
		if (!known && !inline) throw new Error('Workflow does not exist.');
		const draft = known?.draft ?? {
			name: inline?.name ?? '',
			settings: inline?.settings ?? options.parentWorkflowSettings,
			nodes: inline?.nodes ?? [],
			connections: inline?.connections ?? {},
		};
		const workflow = known
			? forRun(known, this.staticDataOf(known.id))
			: new Workflow({
					...draft,
					id: options.parentWorkflowId,
					active: false,
					nodeTypes: this.options.loaded.nodeTypes,
				});
		const start = draft.nodes.find(({ type, disabled }) => type === CALLED && !disabled) ?? draft.nodes[0];
		const items = options.inputData ?? [{ json: {} }];
		const running = this.execute(workflow, draft, start.name, items, 'integrated');
		const executionId = String(this.database.lastExecution);
		if (options.doNotWaitToFinish) {
			this.running.add(running);
			running.finally(() => this.running.delete(running)).catch(() => undefined);
			return { executionId, data: [null] };
		}
		const run = await running;
		if (run.finished !== true && run.status !== 'waiting') {
			const { error } = run.data.resultData;
			throw Object.assign(new Error(error?.message), {
				...error,
				executionId,
				workflowId: workflow.id,
				message: error?.message,
			});
		}
		const { lastNodeExecuted = '', runData } = run.data.resultData;
		return {
			executionId,
			data: runData[lastNodeExecuted]?.at(-1)?.data?.main ?? [null],
			waitTill: run.waitTill,
		};
	}

	additionalData(
		workflow: Workflow,
		draft: Pick<WorkflowDraft, 'nodes' | 'connections' | 'settings'>,
		mode: WorkflowExecuteMode,
		executionId: string,
	): IWorkflowExecuteAdditionalData {
		const { origin, loaded } = this.options;
		const refuse = (what: string) => async (): Promise<never> => {
			throw new Error(`${what} is not part of the campaign`);
		};
		const saved: IWorkflowBase = {
			id: workflow.id,
			name: workflow.name ?? '',
			active: true,
			activeVersionId: null,
			isArchived: false,
			nodes: draft.nodes,
			connections: draft.connections,
			createdAt: new Date(),
			updatedAt: new Date(),
		};
		const tables = this.database.tables;
		return {
			credentialsHelper: new EngineCredentialsHelper(loaded),
			externalSecretsProxy: new ExternalSecretsProxy(),
			hooks: new ExecutionLifecycleHooks(mode, executionId, saved),
			executionId,
			workflowId: workflow.id,
			workflowSettings: draft.settings,
			currentNodeExecutionIndex: 0,
			variables: {},
			restApiUrl: `${origin}/rest`,
			instanceBaseUrl: `${origin}/`,
			formBaseUrl: `${origin}/form`,
			formTestBaseUrl: `${origin}/form-test`,
			formWaitingBaseUrl: `${origin}/form-waiting`,
			mcpBaseUrl: `${origin}/mcp`,
			mcpTestBaseUrl: `${origin}/mcp-test`,
			webhookBaseUrl: `${origin}/webhook`,
			webhookTestBaseUrl: `${origin}/webhook-test`,
			webhookWaitingBaseUrl: `${origin}/webhook-waiting`,
			executeWorkflow: async (info, parent, options) =>
				(await this.executeWorkflow(info, parent, options)) as never,
			getRunExecutionData: async (id) => this.database.executions.find((one) => one.id === id)?.run?.data,
			getRuntimeCredential: refuse('A runtime credential'),
			startRunnerTask: refuse('The Code node'),
			logAiEvent: () => {},
			'data-table': {
				dataTableProxyProvider: {
					getDataTableAggregateProxy: async () => tables.aggregate() as never,
					getDataTableProxy: async (_workflow, _node, id) => tables.proxy(id) as never,
				},
			},
		} as IWorkflowExecuteAdditionalData;
	}
}
