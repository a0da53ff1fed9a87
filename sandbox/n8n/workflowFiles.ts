import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { inCallOrder } from './calls';
import { projectFolder } from './package';
import { publishingRank } from './triggers';
import type { WorkflowDraft } from './workflows';

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
/** The node of a workflow in which a person fills in what is theirs. */
const SETTINGS_NODE = 'Your settings';

/** A line of n8n's node "Edit Fields". */
type Assignment = { id: string; name: string; type: string; value: string };

/** Changes a workflow before it is imported: shorter pauses for a test, another mapping. The file stays. */
export type Edit = (draft: WorkflowDraft) => WorkflowDraft;

/** A workflow file with what its content says about its part. */
export interface WorkflowFile {
	file: string;
	/** Changes whenever the file does, a setting filled into it, or an edit. */
	fingerprint: string;
	draft: WorkflowDraft;
	/** Name of the trigger to run it by hand, when it is one that creates tables. */
	setUpTrigger?: string;
}

/** Where to read workflows, and what to make of them. */
export interface ReadingOptions {
	/** Values by name, for what stands empty in the nodes called "Your settings". */
	settings?: Record<string, string>;
	edit?: Edit;
	/** Holds the files; those that ship unless given. */
	folder?: string;
}

/**
 * Every importable workflow, in the order to publish them: what creates tables, what reacts to payments, what starts
 * payments, the rest; and each behind the workflows it calls.
 * @throws Error when workflows call each other in a circle
 */
export function readWorkflowFiles(options: ReadingOptions = {}): WorkflowFile[] {
	const { folder = join(projectFolder, 'workflows') } = options;
	const rank = ({ setUpTrigger, draft }: WorkflowFile) =>
		setUpTrigger === undefined ? publishingRank(draft.nodes) : -1;
	const files = readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => read(join(folder, file), options))
		.sort((a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file));
	return inCallOrder(files);
}

function read(path: string, { settings = {}, edit = (draft) => draft }: ReadingOptions): WorkflowFile {
	const shipped: WorkflowDraft = JSON.parse(readFileSync(path, 'utf8'));
	const draft = edit({ ...shipped, nodes: shipped.nodes.map((node) => withSettings(node, settings)) });
	const createsTables = draft.nodes.some(
		({ parameters }) => parameters.resource === 'table' && parameters.operation === 'create',
	);
	return {
		file: basename(path),
		fingerprint: createHash('sha256').update(JSON.stringify(draft)).digest('hex'),
		draft,
		setUpTrigger: createsTables ? draft.nodes.find(({ type }) => type === MANUAL_TRIGGER)?.name : undefined,
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
