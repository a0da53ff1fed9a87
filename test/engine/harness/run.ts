/** Runs nodes of the built package by n8n-core's WorkflowExecute, the class that runs them in n8n. */
import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData } from 'n8n-workflow';
import type {
	ExecutionError,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	IRun,
	ITaskData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { aNode, aWorkflow, additionalDataFor } from './context';
import type { NodeUnderTest, SubWorkflow } from './context';
import { loadPackage } from './package';

export interface NodeRun {
	/** Items an output; empty when the node stopped the workflow. */
	outputs: INodeExecutionData[][];
	/** Items of the first output. */
	items: INodeExecutionData[];
	/** Why the node stopped the workflow. */
	error?: ExecutionError;
	/** Everything n8n would save of the execution. */
	run: IRun;
}

export interface NodeRunOptions extends NodeUnderTest {
	/** Input items, or their `json` alone. One empty item unless told. */
	items?: Array<INodeExecutionData | IDataObject>;
	mode?: WorkflowExecuteMode;
	subWorkflow?: SubWorkflow;
}

/** Runs one node on the given items. The result carries the error instead of throwing it. */
export async function runNode(options: NodeRunOptions): Promise<NodeRun> {
	const node = aNode(options);
	const run = await execute({ nodes: [node], start: node, ...options });
	return resultOf(run, node.name);
}

export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
}

/**
 * Runs a workflow made of this package's nodes, from the node named `start` (the first one unless told).
 * @returns the result of each node that ran, by node name
 */
export async function runWorkflow(
	{ nodes, connections }: WorkflowJson,
	options: { start?: string; items?: NodeRunOptions['items']; mode?: WorkflowExecuteMode } = {},
): Promise<Record<string, NodeRun>> {
	const start = nodes.find(({ name }) => name === options.start) ?? nodes[0];
	const run = await execute({ nodes, connections, start, items: options.items, mode: options.mode });
	const names = Object.keys(run.data.resultData.runData);
	return Object.fromEntries(names.map((name) => [name, resultOf(run, name)]));
}

async function execute(options: {
	nodes: INode[];
	start: INode;
	connections?: IConnections;
	items?: NodeRunOptions['items'];
	mode?: WorkflowExecuteMode;
	subWorkflow?: SubWorkflow;
}): Promise<IRun> {
	const { nodes, start, connections, items = [{}], mode = 'trigger', subWorkflow } = options;
	const loaded = await loadPackage();
	const workflow = aWorkflow(loaded, nodes, { connections });
	const input = items.map(asItem);
	const nodeExecutionStack = [{ node: start, data: { main: [input] }, source: null }];
	const runData = createRunExecutionData({ executionData: { nodeExecutionStack } });
	const additionalData = additionalDataFor(loaded, workflow, mode, undefined, subWorkflow);
	return await new WorkflowExecute(additionalData, mode, runData).processRunExecutionData(workflow);
}

function asItem(item: INodeExecutionData | IDataObject): INodeExecutionData {
	return isItem(item) ? item : { json: item };
}

function isItem(item: INodeExecutionData | IDataObject): item is INodeExecutionData {
	return typeof item.json === 'object' && item.json !== null;
}

function resultOf(run: IRun, nodeName: string): NodeRun {
	const tasks: ITaskData[] = run.data.resultData.runData[nodeName] ?? [];
	const last = tasks.at(-1);
	const outputs = (last?.data?.main ?? []).map((items) => items ?? []);
	return { outputs, items: outputs[0] ?? [], error: last?.error ?? run.data.resultData.error, run };
}
