import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { projectFolder } from './package';
import type { WorkflowDraft } from './workflows';

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
const ERROR_TRIGGER = 'n8n-nodes-base.errorTrigger';
/** The node of a workflow in which a person fills in what is theirs. */
const SETTINGS_NODE = 'Your settings';

/** A line of n8n's node "Edit Fields". */
type Assignment = { id: string; name: string; type: string; value: string };

/** A workflow file with what its content says about its part. */
export interface WorkflowFile {
	file: string;
	/** Changes whenever the file or a setting filled into it does. */
	fingerprint: string;
	draft: WorkflowDraft;
	/** Name of the trigger to run it by hand, when it is one that creates tables. */
	setUpTrigger?: string;
	/** Earlier ones are published first: what reacts to payments has to listen before anything is paid. */
	rank: number;
}

/**
 * Every importable workflow, in the order to publish them.
 * @param settings values by name, for what stands empty in the nodes called "Your settings"
 */
export function readWorkflowFiles(
	settings: Record<string, string>,
	folder = join(projectFolder, 'workflows'),
): WorkflowFile[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => read(join(folder, file), settings))
		.sort((a, b) => a.rank - b.rank || a.file.localeCompare(b.file));
}

/** Whether a node starts a workflow when something happens outside, so that the workflow has to be published. */
export function startsByItself({ type, disabled }: INode): boolean {
	return /trigger$/i.test(type) && type !== MANUAL_TRIGGER && type !== ERROR_TRIGGER && disabled !== true;
}

function read(path: string, settings: Record<string, string>): WorkflowFile {
	const shipped: WorkflowDraft = JSON.parse(readFileSync(path, 'utf8'));
	const draft = { ...shipped, nodes: shipped.nodes.map((node) => withSettings(node, settings)) };
	const createsTables = draft.nodes.some(
		({ parameters }) => parameters.resource === 'table' && parameters.operation === 'create',
	);
	return {
		file: basename(path),
		fingerprint: createHash('sha256').update(JSON.stringify(draft)).digest('hex'),
		draft,
		setUpTrigger: createsTables ? draft.nodes.find(({ type }) => type === MANUAL_TRIGGER)?.name : undefined,
		rank: rankOf(draft.nodes),
	};
}

/** The node with its empty settings filled; what the file says itself stays. */
function withSettings(node: INode, settings: Record<string, string>): INode {
	if (node.name !== SETTINGS_NODE) return node;
	const { assignments: collection, ...parameters }: { assignments?: { assignments?: Assignment[] } } =
		node.parameters;
	const assignments = collection?.assignments?.map((assignment) => {
		const { name, value } = assignment;
		return value === '' && name in settings ? { ...assignment, value: settings[name] } : assignment;
	});
	return { ...node, parameters: { ...parameters, assignments: { ...collection, assignments } } };
}

function rankOf(nodes: INode[]): number {
	const types = nodes.filter(startsByItself).map(({ type }) => type);
	if (types.some((type) => type.endsWith('.billComTrigger'))) return 1;
	return types.some((type) => type.endsWith('.salesforceApprovalTrigger')) ? 2 : 3;
}
