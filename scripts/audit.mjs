/**
 * Asks npm's registry for known weaknesses of what is bundled into the package (`dist/sbom.json`), and fails on high and
 * critical ones. `npm audit` of the checkout would say nothing of it: bundled packages are development dependencies.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../sandbox/runtime/folders.mjs';

const SERIOUS = ['high', 'critical'];

const { components } = JSON.parse(readFileSync(join(projectFolder, 'dist/sbom.json'), 'utf8'));
for (const { name, version } of components) process.stdout.write(`${name} ${version}\n`);
const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-audit-'));
try {
	const answer = audit(folder);
	if (answer.vulnerabilities === undefined) {
		const reason = answer.error?.summary || answer.message || 'no reason given';
		process.stdout.write(`\nLeft out: the registry answers no audits (${String(reason).trim()}).\n`);
	} else {
		const serious = Object.values(answer.vulnerabilities).filter(({ severity }) =>
			SERIOUS.includes(severity),
		);
		for (const { name, severity, range } of serious)
			process.stdout.write(`\n${severity}: ${name} ${range}\n`);
		process.stdout.write(
			`\n${components.length} bundled packages, ${serious.length} with serious weaknesses.\n`,
		);
		process.exitCode = serious.length === 0 ? 0 : 1;
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** What `npm audit` says of a project that depends on just these packages, each at its version. */
function audit(cwd) {
	const dependencies = Object.fromEntries(
		components.map(({ name, version }, at) => [`p${at}`, `npm:${name}@${version}`]),
	);
	const manifest = { name: 'bundled', version: '1.0.0', dependencies };
	const packages = Object.fromEntries(
		components.map(({ name, version }, at) => [`node_modules/p${at}`, { name, version }]),
	);
	const lock = { ...manifest, lockfileVersion: 3, requires: true, packages: { '': manifest, ...packages } };
	writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest));
	writeFileSync(join(cwd, 'package-lock.json'), JSON.stringify(lock));
	const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { cwd, encoding: 'utf8' });
	try {
		return JSON.parse(stdout);
	} catch {
		return { message: stdout };
	}
}
