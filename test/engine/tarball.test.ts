import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
let folder: string;
let unpacked: string;

/** What npm would publish, unpacked far away from this checkout and its node_modules. */
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-tarball-'));
	const options = { cwd: root, encoding: 'utf8' as const };
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', folder], options),
	) as Array<{ filename: string }>;
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	unpacked = join(folder, 'package');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manifest = () =>
	JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as {
		dependencies?: object;
		scripts: Record<string, string>;
		n8n: { nodes: string[]; credentials: string[] };
	};

describe('the packed tarball', () => {
	it('needs nothing at run time and runs nothing while it is installed', () => {
		const { dependencies, scripts } = manifest();

		expect(Object.keys(dependencies ?? {})).toEqual([]);
		expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
	});

	it('loads each node and credential with nothing beside it but n8n-workflow', () => {
		const { nodes, credentials } = manifest().n8n;
		const files = [...nodes, ...credentials].map((file) => join(unpacked, file));
		// A module path with n8n-workflow alone: whatever was not bundled cannot be found.
		const load = `
			const { Module } = require('node:module');
			const resolveFilename = Module._resolveFilename;
			Module._resolveFilename = (request, ...rest) =>
				request === 'n8n-workflow' ? resolveFilename(${JSON.stringify(join(root, 'node_modules/n8n-workflow'))}, ...rest) : resolveFilename(request, ...rest);
			const names = ${JSON.stringify(files)}.flatMap((file) => Object.keys(require(file)));
			process.stdout.write(JSON.stringify(names));`;

		const names = JSON.parse(
			execFileSync(process.execPath, ['-e', load], { cwd: folder, encoding: 'utf8' }),
		) as string[];

		expect(names.sort()).toEqual([
			'BillCom',
			'BillComApi',
			'BillComTrigger',
			'SalesforceApproval',
			'SalesforceApprovalJwtApi',
			'SalesforceApprovalOAuth2Api',
			'SalesforceApprovalTrigger',
		]);
	});

	it('lists what is bundled, each with its version, for whoever looks for known weaknesses', () => {
		const { bomFormat, components } = JSON.parse(readFileSync(join(unpacked, 'dist/sbom.json'), 'utf8')) as {
			bomFormat: string;
			components: Array<{ name: string; version: string; purl: string }>;
		};
		const licences = readFileSync(join(unpacked, 'dist/THIRD_PARTY_LICENSES.txt'), 'utf8');
		const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
			devDependencies: Record<string, string>;
		};

		expect(bomFormat).toBe('CycloneDX');
		for (const name of ['jsforce', '@grpc/grpc-js', '@grpc/proto-loader', 'avsc']) {
			expect(components).toContainEqual(
				expect.objectContaining({
					name,
					version: devDependencies[name],
					purl: expect.stringContaining('pkg:npm/'),
				}),
			);
		}
		for (const { name, version } of components) expect(licences).toContain(`${name} ${version} (`);
	});

	it('carries the licence texts of what is bundled, both icons of each node, its codex file, the workflows and the Salesforce package', () => {
		const licences = readFileSync(join(unpacked, 'dist/THIRD_PARTY_LICENSES.txt'), 'utf8');

		for (const bundled of ['jsforce', '@grpc/grpc-js', '@grpc/proto-loader', 'avsc']) {
			expect(licences).toMatch(new RegExp(`^${bundled} \\d`, 'm'));
		}
		expect(readdirSync(join(unpacked, 'dist/icons')).sort()).toEqual([
			'approval.dark.svg',
			'approval.svg',
			'bill.dark.svg',
			'bill.svg',
		]);
		for (const node of manifest().n8n.nodes)
			expect(existsSync(join(unpacked, node.replace(/\.js$/, '.json')))).toBe(true);
		for (const file of [
			'sfdx-project.json',
			'bin/deploy.mjs',
			'force-app/main/default/flows/Publish_BILL_Approval.flow-meta.xml',
		])
			expect(existsSync(join(unpacked, 'salesforce', file))).toBe(true);
		expect(readdirSync(join(unpacked, 'workflows'))).toEqual(readdirSync(join(__dirname, '../../workflows')));
	});
});
