/** `npx n8n-nodes-billcom-salesforce import`: puts the workflows of this package into an n8n; `verify-audit` checks an export. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAuditExport } from './auditExport';
import { N8nApi } from './n8nApi';
import { HELP, readOptions, type Options } from './options';
import { Problem } from './problem';
import { runImport } from './run';
import { askPassword, createApiKey } from './signIn';
import { shippedBundle, shippedWorkflows } from './shipped';

/** Of the package; this file is built to `dist/importer/`. */
const WORKFLOWS = join(__dirname, '../../workflows');

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	const asked = readOptions(process.argv.slice(2), process.env);
	if ('help' in asked) return say(HELP);
	if ('auditFile' in asked) {
		const { isIntact, lines } = checkAuditExport(readFileSync(asked.auditFile, 'utf8'));
		if (!isIntact) process.exitCode = 1;
		return say(lines.join('\n'));
	}
	if ('bundleFile' in asked) {
		writeFileSync(asked.bundleFile, shippedBundle(WORKFLOWS));
		return say(`Wrote ${asked.bundleFile}.`);
	}
	const apiKey = await keyOf(asked);
	await runImport(new N8nApi(asked.url, apiKey), asked, shippedWorkflows(WORKFLOWS), say);
}

async function keyOf({ url, access }: Options): Promise<string> {
	if ('apiKey' in access) return access.apiKey;
	const password = process.env.N8N_PASSWORD ?? (await askPassword(access.email));
	return await createApiKey(url, { ...access, password });
}

main().catch((error: unknown) => {
	const lines =
		error instanceof Problem
			? [error.message, error.fix]
			: [
					error instanceof Error ? error.message : String(error),
					'Run the same command again: what is done already stays.',
				];
	process.stderr.write(`${lines.join('\n')}\n`);
	process.exitCode = 1;
});
