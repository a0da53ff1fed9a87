/**
 * Has to be the first import: the virtual clock, a folder of its own for n8n-core, and n8n's packages from the installed
 * n8n, so that its nodes and its engine are of one kind. What the package keeps for a process is kept for a {@link Life}.
 */
import crypto from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentLife } from './time/processes';
import { installVirtualTime } from './time/virtualTime';

const OF_N8N = /^(n8n-core|n8n-workflow|n8n-nodes-base|luxon)(\/|$)/;

/** Folder of the installed n8n. */
export const RUNTIME = process.env.N8N_RUNTIME ?? '';
const runtimeRequire = createRequire(join(RUNTIME, 'any.js'));

const userFolder = mkdtempSync(join(tmpdir(), 'n8n-faults-'));
process.on('exit', () => rmSync(userFolder, { recursive: true, force: true }));
Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_LOG_LEVEL: 'silent',
	N8N_ENCRYPTION_KEY: 'key-of-the-campaign-only',
	TZ: 'UTC',
});

interface Loader {
	_resolveFilename(name: string, parent: unknown, ...rest: unknown[]): string;
	_nodeModulePaths(folder: string): string[];
}
const loader = Module as unknown as Loader;
const ofRuntime = Object.assign(new Module(join(RUNTIME, 'any.js')), {
	paths: loader._nodeModulePaths(RUNTIME),
});
const resolveAsUsual = loader._resolveFilename.bind(loader);
loader._resolveFilename = (name, parent, ...rest) =>
	resolveAsUsual(name, OF_N8N.test(name) ? ofRuntime : parent, ...rest);

// Errors are made by the thousand here.
Error.stackTraceLimit = 4;
installVirtualTime();

/** Ids come from the trial's seed as well, so that a trial runs in the same way each time. */
let draw: () => number = Math.random;
export function drawFrom(chance: () => number): void {
	draw = chance;
}
Math.random = () => draw();
const bytes = (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(draw() * 256)));
Object.assign(crypto, {
	randomUUID: () => {
		const hex = bytes(16).toString('hex');
		return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
	},
	randomBytes: (size: number, done?: (error: null, random: Buffer) => void) =>
		done ? done(null, bytes(size)) : bytes(size),
});

/** processWide() keeps things in global symbols: each life of each n8n gets its own. */
export function keepMemoryApart(packageFolder: string): void {
	const built = [
		...readdirSync(join(packageFolder, 'dist/nodes'), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.node.js'))
			.map((file) => join(packageFolder, 'dist/nodes', file)),
		...readdirSync(join(packageFolder, 'dist/credentials'))
			.filter((file) => file.endsWith('.credentials.js'))
			.map((file) => join(packageFolder, 'dist/credentials', file)),
	];
	const names = new Set<string>();
	for (const file of built)
		for (const [, name] of readFileSync(file, 'utf8').matchAll(/processWide\(\s*"(\w+)"/g)) names.add(name);
	const ofNobody = new Map<string, unknown>();
	for (const name of names)
		Object.defineProperty(globalThis, Symbol.for(`n8n-nodes-billcom-salesforce.${name}`), {
			get: () => (currentLife()?.memory ?? ofNobody).get(name),
			set: (value: unknown) => void (currentLife()?.memory ?? ofNobody).set(name, value),
		});
}

/** The axios that n8n calls with. */
export function axiosOfN8n(): never {
	const core = createRequire(runtimeRequire.resolve('n8n-core'));
	const network = createRequire(core.resolve('@n8n/backend-network'));
	return network('axios') as never;
}

/** The class of n8n's logger. */
export function loggerOfN8n(): { prototype: { log(): void } } {
	const core = createRequire(runtimeRequire.resolve('n8n-core'));
	return core('@n8n/backend-common').Logger as never;
}
