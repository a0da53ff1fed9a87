/**
 * Builds `dist/`: n8n's own build first (types checked, icons and schemas copied), then each node and credential is
 * bundled into one file, so that the published package has no runtime dependencies. What went into a bundle is listed
 * beside it (`sbom.json`), and so are the licence texts.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { billOfMaterials } from './billOfMaterials.mjs';
import { writeImporter } from './importer.mjs';
import { writeSchemas } from './schemas.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

// Somebody who tries a change again and again checks types when it works: BUILD_UNCHECKED=1 takes 3 s instead of 12.
if (process.env.BUILD_UNCHECKED) copyStaticFiles();
else buildByN8n();

const { metafile } = await build({
	absWorkingDir: root,
	entryPoints: entries.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts')),
	outbase: '.',
	outdir: 'dist',
	allowOverwrite: true,
	bundle: true,
	platform: 'node',
	target: 'node22',
	format: 'cjs',
	external: ['n8n-workflow'],
	keepNames: true,
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
	plugins: [withoutUnusedJsforce()],
});

for (const node of ['BillCom', 'SalesforceApproval']) await writeSchemas(root, node);
removeForeign(join(root, 'dist'));
removeUnbundled(join(root, 'dist'));
await writeImporter(root);
const bundled = bundledPackages(Object.keys(metafile.inputs));
writeFileSync(
	join(root, 'dist/sbom.json'),
	`${JSON.stringify(billOfMaterials(bundled, manifest), null, '\t')}\n`,
);
writeFileSync(join(root, 'dist/THIRD_PARTY_LICENSES.txt'), licenceTexts(bundled));

function buildByN8n() {
	const program = join(root, 'node_modules/@n8n/node-cli/bin/n8n-node.mjs');
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build'], {
		cwd: root,
		encoding: 'utf8',
	});
	if (status === 0) return;
	process.stderr.write(`${stdout}\n${stderr}\nThe nodes do not build; the reasons stand above.\n`);
	process.exit(1);
}

function copyStaticFiles() {
	rmSync(join(root, 'dist'), { recursive: true, force: true });
	for (const folder of ['credentials', 'icons', 'nodes']) {
		const isStatic = (file) => statSync(file).isDirectory() || /\.(svg|json)$/.test(file);
		cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true, filter: isStatic });
	}
}

/** jsforce's HTTP client and its registry of connections stay out: docs/decisions/018-keep-jsforce-behind-n8ns-transport.md. */
function withoutUnusedJsforce() {
	const stubs = {
		'request.js': `exports.default = () => { throw new Error('Requests to Salesforce go through n8n'); };
			exports.setDefaults = () => {};
			exports.setDispatcher = () => {};`,
		'registry/index.js': 'exports.default = undefined;',
	};
	const replaced = new Set();
	return {
		name: 'without-unused-jsforce',
		setup({ onEnd, onLoad }) {
			onLoad({ filter: /[\\/]jsforce[\\/]lib[\\/](request\.js|registry[\\/]index\.js)$/ }, ({ path }) => {
				const name = path.endsWith('request.js') ? 'request.js' : 'registry/index.js';
				replaced.add(name);
				return { contents: stubs[name], loader: 'js' };
			});
			onEnd(() => {
				const missing = Object.keys(stubs).filter((name) => !replaced.has(name));
				if (missing.length > 0)
					throw new Error(`jsforce has no lib/${missing.join(' and no lib/')} any more`);
			});
		},
	};
}

/** n8n's build copies every picture of the repository; only those of the nodes belong into the package. */
function removeForeign(folder) {
	for (const entry of readdirSync(folder)) {
		if (!['credentials', 'icons', 'nodes'].includes(entry)) rmSync(join(folder, entry), { recursive: true });
	}
}

/** tsc's own output of the modules that now live inside a bundle would only be dead weight in the tarball. */
function removeUnbundled(folder) {
	const kept = new Set(entries.map((file) => resolve(root, file)));
	for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
		const file = join(entry.parentPath, entry.name);
		const isLeftover = entry.isFile() && /\.(js|d\.ts|map|tsbuildinfo)$/.test(entry.name) && !kept.has(file);
		if (isLeftover || entry.name === 'package.json') rmSync(file);
	}
	removeEmptyFolders(folder);
}

function removeEmptyFolders(folder) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
	}
	if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** The packages that went into a bundle, by name: their folder and what their manifest says. */
function bundledPackages(inputs) {
	const folders = new Set();
	for (const input of inputs) {
		const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
		if (match) folders.add(join(root, match[1]));
	}
	return [...folders].sort().map((folder) => {
		const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		return { folder, name, version, license };
	});
}

/** One section a package: name, version, licence and its text. Fails when a package carries no text. */
function licenceTexts(packages) {
	const sections = packages.map(({ folder, name, version, license }) => {
		const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
		const text = file ? readFileSync(join(folder, file), 'utf8').trim() : readmeLicence(folder);
		if (!text && !license) throw new Error(`${relative(root, folder)} is bundled and names no licence`);
		return `${name} ${version} (${license})\n\n${text || `Licensed under ${license}; the package carries no text of its own.`}`;
	});
	return `${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function readmeLicence(folder) {
	const file = ['README.md', 'readme.md'].map((name) => join(folder, name)).find((path) => existsSync(path));
	if (!file) return '';
	const text = readFileSync(file, 'utf8');
	const start = text.search(/^#+\s*licen[cs]e/im);
	return start < 0 ? '' : text.slice(start).trim();
}
