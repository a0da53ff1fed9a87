import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { N8nClient } from './client';
import { credentialSlots, provideCredentials, withCredentials, type CredentialDraft } from './credentials';
import { complaints, untilEnded } from './executions';
import { readWorkflowFiles, startsByItself, type WorkflowFile } from './workflowFiles';
import {
	createWorkflow,
	listWorkflows,
	publishWorkflow,
	readWorkflow,
	replaceWorkflow,
	runWorkflow,
	type StoredWorkflow,
	type WorkflowDraft,
} from './workflows';

const SET_UP_PATIENCE_MS = 120_000;

/** What a provisioned n8n has. */
export interface Provisioned {
	/** By name, in the order in which they were published. */
	workflows: Map<string, StoredWorkflow>;
}

/** What to put into n8n. */
export interface ProvisionOptions {
	credentials: CredentialDraft[];
	/** Remembers which version of each file was imported, so that edits made in the editor outlive a restart. */
	importsFile: string;
	/** Values for empty assignments of these names in nodes called "Your settings"; none unless given. */
	settings?: Record<string, string>;
	/** Tells a person what happens next. */
	report?: (line: string) => void;
}

/**
 * Does what a newcomer does by hand: credentials, import of every workflow, the set-up workflow once, publishing.
 * Running it again on the same n8n changes only what is new.
 * @throws Error that names the workflow and the node, when the set-up or a trigger fails
 */
export async function provision(client: N8nClient, options: ProvisionOptions): Promise<Provisioned> {
	const { credentials, importsFile, settings = {}, report = () => undefined } = options;
	report('credentials');
	const stored = await provideCredentials(client, credentials);
	const slots = await credentialSlots(client);
	const imported = await readImports(importsFile);
	const existing = new Map((await listWorkflows(client)).map((workflow) => [workflow.name, workflow]));
	const workflows = new Map<string, StoredWorkflow>();
	for (const { file, fingerprint, draft, setUpTrigger } of setUpFirst(readWorkflowFiles(settings))) {
		const known = existing.get(draft.name);
		const isCurrent = known !== undefined && imported[file] === fingerprint;
		const filled = { ...draft, nodes: draft.nodes.map((node) => withCredentials(node, slots, stored)) };
		const workflow = isCurrent
			? await readWorkflow(client, known.id)
			: await importWorkflow(client, filled, known?.id);
		if (setUpTrigger !== undefined && !isCurrent) {
			report(`workflow "${draft.name}" (runs once)`);
			await runSetUp(client, workflow, setUpTrigger);
		}
		if (draft.nodes.some(startsByItself) && !(isCurrent && known.active)) {
			report(`workflow "${draft.name}"`);
			await publishWorkflow(client, workflow);
		}
		imported[file] = fingerprint;
		await writeFile(importsFile, JSON.stringify(imported, null, '\t'));
		workflows.set(draft.name, workflow);
	}
	return { workflows };
}

async function importWorkflow(
	client: N8nClient,
	draft: WorkflowDraft,
	id: string | undefined,
): Promise<StoredWorkflow> {
	return id === undefined ? await createWorkflow(client, draft) : await replaceWorkflow(client, id, draft);
}

/** The tables have to exist before anything that uses them runs. */
function setUpFirst(files: WorkflowFile[]): WorkflowFile[] {
	return [
		...files.filter(({ setUpTrigger }) => setUpTrigger),
		...files.filter(({ setUpTrigger }) => !setUpTrigger),
	];
}

async function runSetUp(client: N8nClient, workflow: StoredWorkflow, trigger: string): Promise<void> {
	const execution = await untilEnded(
		client,
		await runWorkflow(client, workflow.id, trigger),
		SET_UP_PATIENCE_MS,
	);
	if (execution.status === 'success') return;
	throw new Error(
		`The workflow "${workflow.name}" ended as "${execution.status}": ${complaints(execution).join('; ')}`,
	);
}

async function readImports(file: string): Promise<Record<string, string>> {
	return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
}
