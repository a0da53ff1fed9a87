/** Puts the campaign's own program into one file; __dirname stays that of each source. */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from '../../sandbox/runtime/folders.mjs';

/** Of this campaign alone: another one may run beside it, from other sources. */
export const PROGRAM = join(projectFolder, `.sandbox/faults/worker-${process.pid}.cjs`);
process.on('exit', () => rmSync(PROGRAM, { force: true }));

export async function buildWorker() {
	await build({
		absWorkingDir: projectFolder,
		entryPoints: ['test/faults/worker.ts'],
		outfile: PROGRAM,
		bundle: true,
		platform: 'node',
		target: 'node24',
		format: 'cjs',
		packages: 'external',
		sourcemap: 'inline',
		logLevel: 'warning',
		plugins: [withOwnFolders()],
	});
}

function withOwnFolders() {
	return {
		name: 'with-own-folders',
		setup({ onLoad }) {
			onLoad({ filter: /\.ts$/ }, ({ path }) => {
				const contents = readFileSync(path, 'utf8').replace(/\b__dirname\b/g, JSON.stringify(dirname(path)));
				return { contents, loader: 'ts' };
			});
		},
	};
}
