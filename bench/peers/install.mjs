/** Installs the peers the benchmarks compare with, once and outside the checkout, from the lock beside this file. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../sandbox/runtime/command.mjs';
import { cacheFolder } from '../../sandbox/runtime/folders.mjs';
import { withLock } from '../../sandbox/runtime/lock.mjs';
import { step } from '../../sandbox/runtime/progress.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PINNED = ['package.json', 'package-lock.json'];

/**
 * Returns the folder whose `node_modules` holds the peers. Another lock is another folder. Empty when they cannot be
 * installed: the benchmarks then say so and measure this package alone.
 */
export async function ensurePeers() {
	const fingerprint = createHash('sha256')
		.update(readFileSync(join(here, 'package-lock.json')))
		.digest('hex')
		.slice(0, 12);
	const folder = join(cacheFolder(), `bench-peers-${fingerprint}`);
	try {
		if (!existsSync(folder)) await withLock(`${folder}.lock`, async () => await install(folder));
		return folder;
	} catch (error) {
		process.stdout.write(
			`\nThe peers could not be installed, so nothing is compared with them:\n${error.message}\n`,
		);
		return '';
	}
}

async function install(folder) {
	if (existsSync(folder)) return;
	await step(
		`Installing the peers of the benchmarks into ${cacheFolder()}`,
		{ typically: 'under a minute' },
		async () => {
			await mkdir(cacheFolder(), { recursive: true });
			const partial = await mkdtemp(`${folder}.partial-`);
			try {
				for (const file of PINNED) await copyFile(join(here, file), join(partial, file));
				await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: partial });
				await rename(partial, folder);
			} finally {
				await rm(partial, { recursive: true, force: true });
			}
		},
	);
}
