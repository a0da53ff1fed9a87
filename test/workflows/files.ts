import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A node as it stands in an exported workflow file. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, unknown>;
	webhookId?: string;
	onError?: string;
	retryOnFail?: boolean;
	alwaysOutputData?: boolean;
}

export interface WorkflowFile {
	file: string;
	name: string;
	description: string;
	nodes: WorkflowNode[];
	connections: Record<string, { main: Array<Array<{ node: string; type: string; index: number }> | null> }>;
	settings: Record<string, unknown>;
	[key: string]: unknown;
}

const folder = join(__dirname, '../../workflows');

/** Every workflow that ships, in the order of its file name. */
export const workflowFiles: WorkflowFile[] = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.sort()
	.map(
		(file) =>
			({
				...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<WorkflowFile, 'file'>),
				file,
			}) as WorkflowFile,
	);

export const isSticky = (node: WorkflowNode) => node.type === 'n8n-nodes-base.stickyNote';
export const isTrigger = (node: WorkflowNode) => /(trigger|\.webhook)$/i.test(node.type);
export const isDataTable = (node: WorkflowNode) => node.type === 'n8n-nodes-base.dataTable';
export const isOurs = (node: WorkflowNode) => node.type.startsWith('n8n-nodes-billcom-salesforce.');

/** Names of the nodes behind one output of a node. */
export const targetsOf = (workflow: WorkflowFile, node: string, output: number): string[] =>
	(workflow.connections[node]?.main[output] ?? []).map((target) => target.node);

/** The nodes behind all outputs of a node. */
export const nextOf = (workflow: WorkflowFile, name: string): WorkflowNode[] =>
	(workflow.connections[name]?.main ?? []).flatMap((output) =>
		(output ?? []).flatMap((target) => workflow.nodes.filter((node) => node.name === target.node)),
	);

/** Every node behind a node, near or far. */
export function reachedFrom(workflow: WorkflowFile, name: string, seen = new Set<string>()): WorkflowNode[] {
	return nextOf(workflow, name).flatMap((node) => {
		if (seen.has(node.name)) return [];
		seen.add(node.name);
		return [node, ...reachedFrom(workflow, node.name, seen)];
	});
}

/** Name of the data table a node works on. */
export const tableOf = ({ parameters }: WorkflowNode): string | undefined =>
	(parameters.dataTableId as { value?: string } | undefined)?.value;
