import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { INode } from 'n8n-workflow';
import { linkCalls } from './calls';
import type { N8nClient } from './client';
import { credentialSlots, provideCredentials, withCredentials, type CredentialDraft } from './credentials';
import { complaints, untilEnded } from './executions';
import { hasToBePublished } from './triggers';
import { readWorkflowFiles, type ReadingOptions } from './workflowFiles';
import {
	createWorkflow,
	listWorkflows,
	publishWorkflow,
	readWorkflow,
	replaceWorkflow,
	runWorkflow,
	unpublishWorkflow,
	type StoredWorkflow,
	type WorkflowDraft,
} from './workflows';

const SET_UP_PATIENCE_MS = 120_000;

/** Workflows of earlier versions, by name. Beside those that took their place, they would do everything twice. */
const RETIRED_WORKFLOWS = ['Create and pay a bill on approval', 'Update Salesforce on payment'];

/** What a provisioned n8n has. */
export interface Provisioned {
	/** By name, in the order in which they were published. */
	workflows: Map<string, StoredWorkflow>;
}

/** What to put into n8n. */
export interface ProvisionOptions extends ReadingOptions {
	credentials: CredentialDraft[];
	/** Remembers which version of each file was imported, so that edits made in the editor outlive a restart. */
	importsFile: string;
	/** Tells a person what happens next. */
	report?: (line: string) => void;
}

/**
 * Does what a newcomer does by hand: credentials, import of every workflow, the set-up workflow once, publishing.
 * Running it again on the same n8n changes only what is new. Workflows of earlier versions are unpublished, not deleted.
 * @throws Error that names the workflow and the node, when a call leads nowhere, or the set-up or a trigger fails
 */
export async function provision(client: N8nClient, options: ProvisionOptions): Promise<Provisioned> {
	const { credentials, importsFile, report = () => undefined, ...reading } = options;
	const files = readWorkflowFiles(reading);
	report('credentials');
	const stored = await provideCredentials(client, credentials);
	const slots = await credentialSlots(client);
	const fill = (node: INode) => withCredentials(node, slots, stored);
	const imported = await readImports(importsFile);
	const existing = new Map((await listWorkflows(client)).map((workflow) => [workflow.name, workflow]));
	const retired = RETIRED_WORKFLOWS.filter((name) => !files.some(({ draft }) => draft.name === name));
	await unpublishAll(
		client,
		retired.map((name) => existing.get(name)),
		report,
	);
	const ids = new Map([...existing].map(([name, { id }]) => [name, id]));
	const workflows = new Map<string, StoredWorkflow>();
	for (const { file, fingerprint, draft, setUpTrigger } of files) {
		const known = existing.get(draft.name);
		const isUnchanged = known !== undefined && imported[file] === fingerprint;
		const { workflow, isSaved } = isUnchanged
			? await relink(client, known.id, ids)
			: await importWorkflow(client, { ...draft, nodes: linkCalls(draft, ids).map(fill) }, known?.id);
		ids.set(draft.name, workflow.id);
		if (setUpTrigger !== undefined && !isUnchanged) {
			report(`workflow "${draft.name}" (runs once)`);
			await runSetUp(client, workflow, setUpTrigger);
		}
		if (hasToBePublished(workflow.nodes) && (isSaved || known?.active !== true)) {
			report(`workflow "${draft.name}"`);
			await publishWorkflow(client, workflow);
		}
		imported[file] = fingerprint;
		await writeFile(importsFile, JSON.stringify(imported, null, '\t'));
		workflows.set(draft.name, workflow);
	}
	return { workflows };
}

/** A workflow in n8n, and whether this start saved it. */
interface Imported {
	workflow: StoredWorkflow;
	isSaved: boolean;
}

async function importWorkflow(client: N8nClient, draft: WorkflowDraft, id?: string): Promise<Imported> {
	const workflow =
		id === undefined ? await createWorkflow(client, draft) : await replaceWorkflow(client, id, draft);
	return { workflow, isSaved: true };
}

/** A sub-workflow that somebody archived comes back with another id: the workflows that call it must know. */
async function relink(client: N8nClient, id: string, ids: Map<string, string>): Promise<Imported> {
	const workflow = await readWorkflow(client, id);
	const { name, connections, settings } = workflow;
	const nodes = linkCalls(workflow, ids);
	if (nodes.every((node, index) => node === workflow.nodes[index])) return { workflow, isSaved: false };
	return await importWorkflow(client, { name, nodes, connections, settings }, id);
}

async function unpublishAll(
	client: N8nClient,
	workflows: Array<Pick<StoredWorkflow, 'id' | 'name' | 'active'> | undefined>,
	report: (line: string) => void,
): Promise<void> {
	for (const workflow of workflows) {
		if (workflow?.active !== true) continue;
		report(`workflow "${workflow.name}" of an earlier version (unpublished, and kept)`);
		await unpublishWorkflow(client, workflow.id);
	}
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
