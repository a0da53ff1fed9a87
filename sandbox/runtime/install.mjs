/** Installs a runtime once into the cache, so that an interrupted installation is never taken for a complete one. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder, lockFolder, pinnedVersion, runtimeFolder } from './folders.mjs';
import { withLock } from './lock.mjs';
import { step } from './progress.mjs';

/**
 * Returns the runtime's folder, filled. What is missing is installed beside it and moved into place when complete.
 * @param name the runtime: `node` or `n8n`
 * @param options.proof a file of the runtime, relative to its folder, that a complete installation has
 * @param options.typically how long an installation takes, for the progress line
 * @param options.fill installs into the folder given, which holds the committed manifest and lock
 */
export async function installedRuntime(name, { proof, typically, fill }) {
	const folder = runtimeFolder(name);
	if (existsSync(join(folder, proof))) return folder;
	await withLock(`${folder}.lock`, async () => {
		if (existsSync(join(folder, proof))) return;
		const title = `Installing ${name} ${pinnedVersion(name)} into ${cacheFolder()}`;
		await step(title, { typically }, async () => await installBeside(folder, name, fill));
	});
	return folder;
}

async function installBeside(folder, name, fill) {
	await mkdir(cacheFolder(), { recursive: true });
	const prefix = `${basename(folder)}.partial-`;
	for (const entry of await readdir(cacheFolder())) {
		// Left by an interrupted installation; whoever holds the lock is the only one at work here.
		if (entry.startsWith(prefix)) await rm(join(cacheFolder(), entry), { recursive: true, force: true });
	}
	const partial = await mkdtemp(join(cacheFolder(), prefix));
	try {
		for (const file of ['package.json', 'package-lock.json']) {
			await copyFile(join(lockFolder(name), file), join(partial, file));
		}
		await fill(partial);
		await rm(folder, { recursive: true, force: true });
		await rename(partial, folder);
	} finally {
		await rm(partial, { recursive: true, force: true });
	}
}
