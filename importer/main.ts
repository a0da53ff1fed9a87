/** `npx n8n-nodes-billcom-salesforce import`: puts the workflows of this package into an n8n; `verify-audit` checks an export, `audit-story` tells from it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkAuditExport } from './auditExport';
import { tellFromExport } from './auditStory';
import { N8nApi, Refused, SCOPES } from './n8nApi';
import { HELP, readOptions } from './options';
import { Problem } from './problem';
import { runImport } from './run';
import { askPassword, Session } from './signIn';
import { shippedBundle, shippedWorkflows } from './shipped';

/** Of the package; this file is built to `dist/importer/`. */
const WORKFLOWS = join(__dirname, '../../workflows');

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	const asked = readOptions(process.argv.slice(2), process.env);
	if ('help' in asked) return say(HELP);
	if ('auditFile' in asked) {
		const file = readFileSync(asked.auditFile, 'utf8');
		const { isIntact, lines } = asked.invoice ? tellFromExport(file, asked.invoice) : checkAuditExport(file);
		if (!isIntact) process.exitCode = 1;
		return say(lines.join('\n'));
	}
	if ('bundleFile' in asked) {
		const { bundle, inEditor } = shippedBundle(WORKFLOWS);
		const editorFile = join(dirname(asked.bundleFile), 'import-all-workflows.json');
		writeFileSync(asked.bundleFile, bundle);
		writeFileSync(editorFile, `${JSON.stringify(inEditor, null, '\t')}\n`);
		return say(`Wrote ${asked.bundleFile} and ${editorFile}.`);
	}
	const { url, access } = asked;
	const workflows = shippedWorkflows(WORKFLOWS);
	if ('apiKey' in access) return await runImport(new N8nApi(url, access.apiKey), asked, workflows, say);
	const password = process.env.N8N_PASSWORD ?? (await askPassword(access.email));
	const session = await Session.signIn(url, { ...access, password });
	try {
		const api = new N8nApi(url, await session.importKey(), async () => await session.renewKey());
		await runImport(api, asked, workflows, say);
	} finally {
		await session.end();
	}
}

/** What happened, and what to do. */
function linesOf(error: unknown): string[] {
	if (error instanceof Problem) return [error.message, error.fix];
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof Refused && error.status === 403)
		return [
			`n8n does not let this API key do everything: ${message}`,
			`Create a key with these scopes: ${SCOPES.join(', ')}. A key of an owner or administrator has them.`,
		];
	return [message, 'Run the same command again: what is done already stays.'];
}

main().catch((error: unknown) => {
	process.stderr.write(`${linesOf(error).join('\n')}\n`);
	process.exitCode = 1;
});
