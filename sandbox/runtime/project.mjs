/** The project's own packages and its built nodes. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { projectFolder } from './folders.mjs';
import { withLock } from './lock.mjs';
import { step } from './progress.mjs';

/** Everything the built package is made of. */
const SOURCES = [
	'nodes',
	'credentials',
	'icons',
	'scripts',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
];
const BUILT = 'dist/THIRD_PARTY_LICENSES.txt'; // the last file the build writes

/** Installs the project's packages when they are missing or no longer those of package-lock.json. */
export async function ensurePackages() {
	if (arePackagesInstalled()) return;
	await withLock(join(projectFolder, '.sandbox/packages.lock'), async () => {
		if (arePackagesInstalled()) return;
		await step("Installing this project's packages", { typically: 'one to two minutes' }, async () => {
			await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: projectFolder });
		});
	});
}

/** Builds `dist/` when a source is newer than it. `node` is the Node.js that builds. */
export async function ensureBuilt(node) {
	if (isBuilt()) return;
	await withLock(join(projectFolder, '.sandbox/build.lock'), async () => {
		if (isBuilt()) return;
		await step('Building the nodes', { typically: 'half a minute' }, async () => await build(node));
	});
}

/** Builds `dist/` afresh. */
export async function build(node) {
	await run(node, ['scripts/build.mjs'], { cwd: projectFolder });
}

/** Compares the two locks npm keeps: what is wanted, and what it last put into node_modules. */
function arePackagesInstalled() {
	const installedLock = join(projectFolder, 'node_modules/.package-lock.json');
	if (!existsSync(installedLock)) return false;
	const wanted = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')).packages;
	const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		const isForOthers = entry.optional || entry.devOptional || entry.extraneous; // another platform's, or nobody's
		const isLeftOut = !installed[path] && isForOthers;
		return isLeftOut || installed[path]?.version === entry.version;
	});
}

function isBuilt() {
	const builtFile = join(projectFolder, BUILT);
	return (
		existsSync(builtFile) &&
		SOURCES.every((name) => newestChange(join(projectFolder, name)) < statSync(builtFile).mtimeMs)
	);
}

function newestChange(path) {
	if (!existsSync(path)) return 0;
	const { mtimeMs } = statSync(path);
	if (!statSync(path).isDirectory()) return mtimeMs;
	// A folder's own time tells of removed files.
	return Math.max(mtimeMs, ...readdirSync(path).map((entry) => newestChange(join(path, entry))));
}
