import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../sandbox/n8n/package';
import type { N8nClient } from '../../sandbox/n8n/client';
import { provideCredentials, type CredentialDraft } from '../../sandbox/n8n/credentials';
import { untilEnded } from '../../sandbox/n8n/executions';
import type { ProvisionOptions, Provisioned } from '../../sandbox/n8n/provision';
import { listWorkflows, readWorkflow, runWorkflow } from '../../sandbox/n8n/workflows';

const COMMAND = join(projectFolder, 'dist/importer/main.js');
const SET_UP = 'Set up tables and check connections';
/** What the command calls the credentials that a person fills in. */
const EMPTY: Record<string, string> = { billComApi: 'BILL', salesforceApprovalJwtApi: 'Salesforce' };

/** What the command said, and whether it succeeded. */
export interface Said {
	code: number | null;
	text: string;
}

/** Runs the command of the package, as a person does in a terminal. */
export async function importCommand(words: string[], cwd: string): Promise<Said> {
	const child = spawn(process.execPath, [COMMAND, 'import', ...words], { cwd });
	let text = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, text };
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

/** An n8n made ready by the command instead of by hand: import, two credentials, set-up, publish. */
export function byCommand(
	url: () => string,
	cwd: string,
	heard: (said: Said) => void,
): (client: N8nClient, options: ProvisionOptions) => Promise<Provisioned> {
	return async (client, { credentials }) => {
		const words = ['--url', url(), '--api-key', await createApiKey(client)];
		heard(await importCommand(words, cwd));
		await fillIn(client, credentials);
		const setUp = (await listWorkflows(client)).find(({ name }) => name === SET_UP);
		await untilEnded(client, await runWorkflow(client, setUp?.id ?? '', 'When you select Execute'));
		const published = await importCommand([...words, '--publish'], cwd);
		heard(published);
		if (published.code !== 0) throw new Error(published.text);
		const stored = await listWorkflows(client);
		const workflows = await Promise.all(stored.map(async ({ id }) => await readWorkflow(client, id)));
		return { workflows: new Map(workflows.map((workflow) => [workflow.name, workflow])) };
	};
}

async function fillIn(client: N8nClient, drafts: CredentialDraft[]): Promise<void> {
	const filled = drafts.filter(({ type }) => type in EMPTY);
	await provideCredentials(
		client,
		filled.map((draft) => ({ ...draft, name: EMPTY[draft.type] })),
	);
}
