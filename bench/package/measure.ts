/** What an n8n pays for having the package: the download, and the time each file takes to load in a fresh process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { versionIn } from '../machine';
import { report, type Measurement } from '../report';
import { cell, rounded, spreadOf } from '../statistics';

const ROUNDS = 9;
const root = join(__dirname, '../..');

interface Tarball {
	size: number;
	unpackedSize: number;
	entryCount: number;
}

interface Loaded {
	key: string;
	name: string;
	kilobytes: number;
	timesMs: number[];
}

async function measure(): Promise<Measurement> {
	const [{ size, unpackedSize, entryCount }] = pack();
	const { N8N_PROGRAM: n8nProgram } = process.env;
	const n8nModules = n8nProgram && join(dirname(n8nProgram), '../..');
	const files = [...ourFiles(), ...(n8nModules ? n8nsOwn(n8nModules) : [])];
	for (const { file, timesMs } of files) {
		for (let round = 0; round < ROUNDS; round++) timesMs.push(loadTimeMs(file));
	}
	const [tarballKb, unpackedKb] = [size, unpackedSize].map((bytes) => Math.round(bytes / 1024));
	return {
		sample: `each file loaded in ${ROUNDS} fresh processes in which n8n-workflow is loaded already`,
		headings: ['file', 'kB', 'p50 ms', 'p95 ms'],
		rows: files.map(row),
		notes: [
			`The tarball has ${tarballKb} kB, unpacked ${unpackedKb} kB in ${entryCount} files, and brings no dependencies.`,
			"kB is the file alone: ours hold everything they need, n8n's own load more files beside them.",
		],
		headline: { tarballKb, unpackedKb, files: entryCount, ...Object.assign({}, ...files.map(headline)) },
		raw: Object.fromEntries(files.map(({ key, timesMs }) => [`${key}LoadMs`, timesMs])),
		versions: n8nModules ? { 'n8n-nodes-base': versionIn(join(n8nModules, 'n8n-nodes-base')) } : {},
	};
}

/** What would be published, into a folder that does not outlive this. */
function pack(): Tarball[] {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-bench-'));
	try {
		const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
		return JSON.parse(
			execFileSync('npm', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function ourFiles(): Array<Loaded & { file: string }> {
	const { n8n }: { n8n: { nodes: string[]; credentials: string[] } } = JSON.parse(
		readFileSync(join(root, 'package.json'), 'utf8'),
	);
	return [...n8n.nodes, ...n8n.credentials].map((path) =>
		entry(path.replace(/^dist\//, ''), join(root, path)),
	);
}

/** The nodes of n8n itself that come closest. */
function n8nsOwn(modules: string): Array<Loaded & { file: string }> {
	return ['Salesforce.node.js', 'SalesforceTrigger.node.js'].map((name) =>
		entry(`n8n-nodes-base ${name}`, join(modules, 'n8n-nodes-base/dist/nodes/Salesforce', name)),
	);
}

function entry(name: string, file: string): Loaded & { file: string } {
	const [key] = name.replace('n8n-nodes-base ', 'n8n').replace(/^.*\//, '').split('.');
	const isCredential = name.startsWith('credentials/');
	return {
		key: isCredential ? `${key}Credential` : key,
		name,
		file,
		kilobytes: statSync(file).size / 1024,
		timesMs: [],
	};
}

function loadTimeMs(file: string): number {
	const program = `require('n8n-workflow'); const before = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - before)); process.exit(0);`;
	return rounded(
		Number(execFileSync(process.execPath, ['--eval', program], { cwd: root, encoding: 'utf8' })),
	);
}

function row({ name, kilobytes, timesMs }: Loaded): string[] {
	const { p50, p95 } = spreadOf(timesMs);
	return [name, cell(kilobytes, 0), cell(p50), cell(p95)];
}

function headline({ key, timesMs }: Loaded): Record<string, number> {
	return { [`${key}LoadMs`]: spreadOf(timesMs).p50 };
}

report('package', measure);
