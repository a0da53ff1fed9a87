/** The n8n the sandbox and the end-to-end tests run, installed once outside the checkout. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.mjs';
import { installedRuntime } from './install.mjs';
import { ensureHeaders, ensureNode24 } from './node24.mjs';

const PROGRAM = 'node_modules/n8n/bin/n8n';
const BUILD_TOOLS = ['make', 'g++', 'python3'];
const COMPILER_HINT =
	'On Debian it needs: apt-get install build-essential python3 python3-setuptools. Then start again.';

/** The path of n8n's program, to be run by Node.js 24 or newer. */
export async function ensureN8n() {
	const folder = await installedRuntime('n8n', {
		proof: PROGRAM,
		typically: 'three to six minutes, once, and 3 GB',
		fill: installN8n,
	});
	return join(folder, PROGRAM);
}

async function installN8n(folder) {
	// Not `npm ci`: it refuses a lock without the optional packages of platforms the registry did not offer.
	await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
	process.stdout.write('  packages are in place, compiling the database driver\n');
	try {
		await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			env: await buildSettings(),
		});
		// npm can be set to skip install scripts without a word; then nothing was compiled.
		await run(await ensureNode24(), ['--eval', "require('sqlite3')"], { cwd: folder });
	} catch (error) {
		throw new Error(`n8n's database driver could not be compiled. ${COMPILER_HINT}\n${error.message}`);
	}
}

/** Compiles from source where it can: the ready-made driver would come from outside the package registry. */
async function buildSettings() {
	const missing = BUILD_TOOLS.filter((tool) => !isOnPath(tool));
	if (missing.length === 0) {
		return { npm_config_build_from_source: 'true', npm_config_nodedir: await ensureHeaders() };
	}
	process.stdout.write(
		`  ${missing.join(', ')} not found, so the driver is downloaded ready-made instead of compiled.\n`,
	);
	return {};
}

function isOnPath(program) {
	return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
