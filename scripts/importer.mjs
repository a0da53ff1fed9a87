/** Writes `dist/importer/main.js`, the command that imports the workflows, and the bundle of all of them beside it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What n8n's API takes in one call. */
const BUNDLE = 'n8n-nodes-billcom-salesforce.n8np';

export async function writeImporter(root) {
	const outfile = join(root, 'dist/importer/main.js');
	await build({
		absWorkingDir: root,
		entryPoints: ['importer/main.ts'],
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		banner: { js: '#!/usr/bin/env node' },
		logLevel: 'warning',
	});
	const words = [outfile, 'import', '--bundle', join(root, 'dist', BUNDLE)];
	const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`The bundle cannot be made: ${stderr}`);
}
