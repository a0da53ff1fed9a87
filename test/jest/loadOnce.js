/**
 * How tests load modules: files below test/ anew for each test file, as jest does; packages and the code under test by
 * Node.js itself, once a worker. Loading n8n's packages, the nodes and the simulators for each of some hundred files took
 * longer than all tests together. What the nodes keep in memory of the process is forgotten after each file (oneRealm.js).
 * Not for `jest.mock`: nothing here is mocked by its path.
 */
const { default: Runtime } = require('jest-runtime');
const { createRequire, isBuiltin } = require('node:module');
const { join, sep } = require('node:path');

const TESTS = join(__dirname, '..') + sep;
const AS_COMMONJS = {
	isInternalModule: false,
	supportsDynamicImport: false,
	supportsExportNamespaceFrom: false,
	supportsStaticESM: false,
	supportsTopLevelAwait: false,
	coverageProvider: 'v8',
	collectCoverage: false,
	collectCoverageFrom: [],
	changedFiles: undefined,
};

/** Requires of Node.js by the file that requires. */
const requires = new Map();
/** So that errors name the lines of the source; jest reads them in a map of the runtime. */
const sourceMaps = new Map();
let mapsOfJest = sourceMaps;
let transformer;

require.extensions['.ts'] = (module, filename) => {
	const { code, sourceMapPath } = transformer.transform(filename, AS_COMMONJS);
	if (sourceMapPath) for (const maps of [sourceMaps, mapsOfJest]) maps.set(filename, sourceMapPath);
	module._compile(code, filename);
};
// Node.js tries the endings in this order; `BillCom.node` is the class before it is the description beside it.
const { '.json': readJson } = require.extensions;
delete require.extensions['.json'];
require.extensions['.json'] = readJson;

module.exports = class LoadOnce extends Runtime {
	constructor(config, environment, resolver, transformerOfJest, ...rest) {
		super(config, environment, resolver, transformerOfJest, ...rest);
		transformer = transformerOfJest; // with jest's cache on disk
		const { watch, watchAll } = rest.at(-1);
		if (watch || watchAll) forgetSources();
	}

	requireModuleOrMock(from, name) {
		const path = sharedPath(from, name);
		return path === undefined ? super.requireModuleOrMock(from, name) : requireOf(from)(path);
	}

	getSourceMaps() {
		mapsOfJest = super.getSourceMaps();
		for (const [filename, path] of sourceMaps) mapsOfJest.set(filename, path);
		return mapsOfJest;
	}
};

/** While jest watches, a source may have changed since it was loaded. */
function forgetSources() {
	for (const path of Object.keys(require.cache)) if (/\.ts$/.test(path)) delete require.cache[path];
}

/** Where Node.js finds the module, unless jest has to load it. */
function sharedPath(from, name) {
	if (isBuiltin(name) || name.startsWith('@jest/')) return undefined;
	try {
		const path = requireOf(from).resolve(name);
		return path.startsWith(TESTS) ? undefined : path;
	} catch {
		return undefined; // jest says better what is missing
	}
}

function requireOf(from) {
	const known = requires.get(from) ?? createRequire(from);
	requires.set(from, known);
	return known;
}
