/** Where the project and the runtimes it installs for itself live. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The checkout. */
export const projectFolder = resolve(here, '../..');

/** The committed manifest and lock of a runtime: `node` or `n8n`. */
export function lockFolder(name) {
	return join(here, name);
}

/** The version a runtime's manifest pins, such as `2.41.1`. */
export function pinnedVersion(name) {
	const manifest = JSON.parse(readFileSync(join(lockFolder(name), 'package.json'), 'utf8'));
	return manifest.dependencies[name];
}

/** Holds the runtimes of every checkout of this project. `N8N_BILLCOM_CACHE` moves it. */
export function cacheFolder() {
	if (process.env.N8N_BILLCOM_CACHE) return resolve(process.env.N8N_BILLCOM_CACHE);
	const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-billcom-salesforce');
}

/** Where one runtime is installed, for example `<cache>/n8n-2.41.1`. */
export function runtimeFolder(name) {
	return join(cacheFolder(), `${name}-${pinnedVersion(name)}`);
}
