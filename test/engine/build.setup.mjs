/**
 * Runs once before the engine tests: builds `dist/` when a source is newer than the last build. gRPC reads what it trusts
 * when it is loaded, so the certificate of the simulator is among that from the beginning.
 */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import setUpN8n from '../context/n8n.setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SOURCES = ['credentials', 'icons', 'nodes', 'package.json', 'scripts/build.mjs', 'tsconfig.json'];
const CERTIFICATE = '../../sandbox/salesforce/pubsub/certificate.ts';
/** The build writes this file last; a build that broke half-way leaves none. */
const BUILD_PROOF = join(root, 'dist/THIRD_PARTY_LICENSES.txt');

export default async function setUp() {
	setUpN8n();
	const { LOCALHOST_CERTIFICATE } = await tsImport(CERTIFICATE, import.meta.url);
	process.env.GRPC_DEFAULT_SSL_ROOTS_FILE_PATH = join(process.env.N8N_USER_FOLDER, 'trusted.pem');
	writeFileSync(process.env.GRPC_DEFAULT_SSL_ROOTS_FILE_PATH, LOCALHOST_CERTIFICATE.cert);
	if (!process.env.PACKAGE_UNDER_TEST && !isFresh()) await import('../../scripts/build.mjs');
}

function isFresh() {
	const builtAt = statSync(BUILD_PROOF, { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return SOURCES.every((source) => newestChange(join(root, source)) < builtAt);
}

/** Folders count too: deleting a file changes only the time of its folder. */
function newestChange(path) {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (!entry) return 0;
	if (!entry.isDirectory()) return entry.mtimeMs;
	return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
