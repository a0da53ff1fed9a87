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
const engine = {
	...project('engine'),
	globalSetup: '<rootDir>/test/engine/build.setup.mjs',
	globalTeardown: '<rootDir>/test/engine/build.teardown.mjs',
};

module.exports = {
	projects: [
		project('unit'),
		project('simulator'),
		engine,
		project('workflows'),
		project('salesforce'),
		project('e2e'),
		project('browser'),
		project('journal'),
	],
	testTimeout: 120_000,
};
