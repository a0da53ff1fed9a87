/** What a change can break: jest follows imports; what is read or run by other ways stands here. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../sandbox/runtime/folders.mjs';

/** A change below these concerns every kind. */
const EVERYTHING = ['package.json', 'package-lock.json', 'jest.config.js', 'test/jest/'];
const BUILT = ['nodes/', 'credentials/', 'icons/', 'importer/', 'scripts/'];
/** By kind: what its tests reach without importing it. A change there runs all of them. */
const REACHED = {
	unit: ['README.md', 'docs/', 'salesforce/'],
	simulator: ['salesforce/', 'sandbox/data/', 'sandbox/bill/reference/'],
	engine: [...BUILT, 'salesforce/'],
	workflows: ['docs/images/', 'docs/needs-attention.md', 'nodes/', 'test/e2e/', 'workflows/'],
	salesforce: ['salesforce/'],
	e2e: [...BUILT, 'salesforce/', 'sandbox/', 'workflows/'],
	browser: [...BUILT, 'salesforce/', 'sandbox/', 'workflows/'],
	journal: ['test/', ...BUILT, 'sandbox/'],
};

/** Tests that look at the tree as a whole. */
const ALWAYS = {
	unit: ['test/unit/architecture.test.ts', 'test/unit/operations.test.ts'],
	simulator: ['test/simulator/faultsMet.test.ts'],
};

/** Files that are not as they were where this branch left `main`, those that are not committed included. */
export function changedFiles() {
	const lines = (...words) =>
		git(...words)
			.split('\n')
			.filter(Boolean);
	return [
		...lines('diff', '--name-only', whereItLeftMain()),
		...lines('ls-files', '--others', '--exclude-standard'),
	];
}

/** The words by which jest runs those tests of a kind that a change of these files can break. */
export function narrowing(kind, files) {
	const reaches = [...EVERYTHING, ...REACHED[kind]];
	if (files.some((file) => reaches.some((path) => file.startsWith(path)))) return [];
	// What imported a file that is gone has changed too, or does not compile.
	const present = files.filter((file) => existsSync(join(projectFolder, file)));
	const looked = [...present, ...(ALWAYS[kind] ?? []), 'jest.config.js']; // never none: jest would refuse
	return ['--passWithNoTests', '--findRelatedTests', ...looked];
}

function whereItLeftMain() {
	try {
		return git('merge-base', 'HEAD', 'main');
	} catch {
		return 'HEAD'; // a clone without a branch of that name
	}
}

function git(...words) {
	return execFileSync('git', words, {
		cwd: projectFolder,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	}).trim();
}
