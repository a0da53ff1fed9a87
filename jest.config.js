/** One project a kind of test, so that each can be run alone: `npm test -- --only unit`. */
const base = {
	rootDir: __dirname,
	testEnvironment: '<rootDir>/test/jest/oneRealm.js',
	runtime: '<rootDir>/test/jest/loadOnce.js',
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/sandbox/runtime/',
		'<rootDir>/test/engine/harness/fixture/',
	],
};
const project = (displayName) => ({
	...base,
	displayName,
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
});
/** Kinds that load n8n-core. */
const withCore = (displayName, setUp) => ({
	...project(displayName),
	globalSetup: `<rootDir>/test/${setUp}`,
	globalTeardown: '<rootDir>/test/context/n8n.teardown.mjs',
});

module.exports = {
	projects: [
		withCore('unit', 'context/n8n.setup.mjs'),
		project('simulator'),
		withCore('engine', 'engine/build.setup.mjs'),
		project('workflows'),
		project('salesforce'),
		project('e2e'),
		project('browser'),
		project('journal'),
	],
	testTimeout: 120_000,
};
