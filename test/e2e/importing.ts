import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../sandbox/n8n/package';
import { OWNER, type N8nClient } from '../../sandbox/n8n/client';
import { provideCredentials, type CredentialDraft } from '../../sandbox/n8n/credentials';
import { complaints, untilEnded } from '../../sandbox/n8n/executions';
import type { ProvisionOptions, Provisioned } from '../../sandbox/n8n/provision';
import { until } from '../../sandbox/n8n/until';
import {
	createWorkflow,
	listWorkflows,
	readWorkflow,
	runWorkflow,
	type WorkflowDraft,
} from '../../sandbox/n8n/workflows';

const COMMAND = join(projectFolder, 'dist/importer/main.js');
const EDITOR_FILE = join(projectFolder, 'dist/import-all-workflows.json');
const SET_UP = 'Set up tables and check connections';
/** What the command calls the credentials that a person fills in. */
const EMPTY: Record<string, string> = { billComApi: 'BILL', salesforceApprovalJwtApi: 'Salesforce' };

/** What the command said, and whether it succeeded. */
export interface Said {
	code: number | null;
	text: string;
}

/** The command of the package, started as a person does in a terminal. */
export class ImportCommand {
	text = '';
	readonly ended: Promise<Said>;

	private constructor(words: string[], cwd: string) {
		const env = { ...process.env, N8N_PASSWORD: OWNER.signInWord };
		const child = spawn(process.execPath, [COMMAND, 'import', ...words], { cwd, env });
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk) => (this.text += String(chunk)));
		this.ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, text: this.text })));
	}

	/** @param cwd where it saves copies */
	static start(words: string[], cwd: string): ImportCommand {
		return new ImportCommand(words, cwd);
	}

	/** Waits until it has said something. */
	async says(words: string): Promise<void> {
		const look = async () => this.text.includes(words) || (await Promise.race([this.ended, undefined]));
		await until(async () => (await look()) || undefined, {
			fact: `the command to say "${words}"`,
			withinMs: 60_000,
		});
		if (!this.text.includes(words)) throw new Error(`The command never said "${words}":\n${this.text}`);
	}
}

/** Runs the command until it ends. */
export async function importCommand(words: string[], cwd: string): Promise<Said> {
	return await ImportCommand.start(words, cwd).ended;
}

/** Creates a key of n8n's API, as the owner does under Settings. */
export async function createApiKey(client: N8nClient): Promise<string> {
	const { data: scopes } = await client.get<{ data: string[] }>('/rest/api-keys/scopes');
	const { data } = await client.post<{ data: { rawApiKey: string } }>('/rest/api-keys', {
		label: `import ${Math.random()}`,
		scopes,
		expiresAt: null,
	});
	return data.rawApiKey;
}

/** An n8n made ready by the command: it imports, waits for two credentials and the set-up, and publishes. */
export function byCommand(
	url: () => string,
	cwd: string,
	heard: (said: Said) => void,
): (client: N8nClient, options: ProvisionOptions) => Promise<Provisioned> {
	return async (client, { credentials }) => {
		const command = ImportCommand.start(['--url', url(), '--email', OWNER.email, '--publish'], cwd);
		await command.says('Waiting for the credential "BILL" (empty) and the credential "Salesforce" (empty)');
		await fillIn(client, credentials);
		await command.says(`Waiting for a run of "${SET_UP}"`);
		const setUp = (await listWorkflows(client)).find(({ name }) => name === SET_UP);
		await untilEnded(client, await runWorkflow(client, setUp?.id ?? '', 'When you select Execute'));
		const said = await command.ended;
		heard(said);
		if (said.code !== 0) throw new Error(said.text);
		return await everyWorkflow(client);
	};
}

/** An n8n made ready without a terminal: the workflow that carries the bundle is opened and executed, before and after the set-up. */
export async function inEditor(client: N8nClient, { credentials }: ProvisionOptions): Promise<Provisioned> {
	const draft: WorkflowDraft = JSON.parse(await readFile(EDITOR_FILE, 'utf8'));
	const key = { apiKey: await createApiKey(client), baseUrl: 'http://127.0.0.1/api/v1' };
	const api = (await provideCredentials(client, [{ name: 'n8n API', type: 'n8nApi', data: key }])).get(
		'n8nApi',
	);
	const nodes = draft.nodes.map((node) =>
		node.parameters.nodeCredentialType === 'n8nApi' && api
			? { ...node, credentials: { n8nApi: { id: api.id, name: api.name } } }
			: node,
	);
	const importing = await createWorkflow(client, { ...draft, nodes });
	await execute(client, importing.id);
	await fillIn(client, credentials);
	const setUp = (await listWorkflows(client)).find(({ name }) => name === SET_UP);
	await execute(client, setUp?.id ?? '');
	await execute(client, importing.id);
	return await everyWorkflow(client);
}

/** @throws Error with what failed */
async function execute(client: N8nClient, id: string): Promise<void> {
	const execution = await untilEnded(
		client,
		await runWorkflow(client, id, 'When you select Execute'),
		120_000,
	);
	if (execution.status !== 'success') throw new Error(complaints(execution).join('; '));
}

async function everyWorkflow(client: N8nClient): Promise<Provisioned> {
	const stored = await listWorkflows(client);
	const workflows = await Promise.all(stored.map(async ({ id }) => await readWorkflow(client, id)));
	return { workflows: new Map(workflows.map((workflow) => [workflow.name, workflow])) };
}

async function fillIn(client: N8nClient, drafts: CredentialDraft[]): Promise<void> {
	const filled = drafts.filter(({ type }) => type in EMPTY);
	await provideCredentials(
		client,
		filled.map((draft) => ({ ...draft, name: EMPTY[draft.type] })),
	);
}
