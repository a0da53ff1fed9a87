import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { projectFolder } from './package';
import type { WorkflowDraft } from './workflows';

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
const ERROR_TRIGGER = 'n8n-nodes-base.errorTrigger';

/** A workflow file with what its content says about its part. */
export interface WorkflowFile {
	file: string;
	/** Changes whenever the file does. */
	fingerprint: string;
	draft: WorkflowDraft;
	/** Name of the trigger to run it by hand, when it is one that creates tables. */
	setUpTrigger?: string;
	/** Earlier ones are published first: what reacts to payments has to listen before anything is paid. */
	rank: number;
}

/** Every importable workflow, in the order to publish them. */
export function readWorkflowFiles(folder = join(projectFolder, 'workflows')): WorkflowFile[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => read(folder, file))
		.sort((a, b) => a.rank - b.rank || a.file.localeCompare(b.file));
}

/** Whether a node starts a workflow when something happens outside, so that the workflow has to be published. */
export function startsByItself({ type, disabled }: INode): boolean {
	return /trigger$/i.test(type) && type !== MANUAL_TRIGGER && type !== ERROR_TRIGGER && disabled !== true;
}

function read(folder: string, file: string): WorkflowFile {
	const text = readFileSync(join(folder, file), 'utf8');
	const draft: WorkflowDraft = JSON.parse(text);
	const createsTables = draft.nodes.some(({ parameters }) => parameters.resource === 'table' && parameters.operation === 'create');
	return {
		file,
		fingerprint: createHash('sha256').update(text).digest('hex'),
		draft,
		setUpTrigger: createsTables ? draft.nodes.find(({ type }) => type === MANUAL_TRIGGER)?.name : undefined,
		rank: rankOf(draft.nodes),
	};
}

function rankOf(nodes: INode[]): number {
	const types = nodes.filter(startsByItself).map(({ type }) => type);
	if (types.some((type) => type.endsWith('.billComTrigger'))) return 1;
	return types.some((type) => type.endsWith('.salesforceApprovalTrigger')) ? 2 : 3;
}
