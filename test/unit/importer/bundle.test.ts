import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { shippedBundle, shippedWorkflows } from '../../../importer/shipped';

const FOLDER = join(__dirname, '../../../workflows');

/** The files of an archive, by their paths. */
function unpacked(archive: Buffer): Map<string, string> {
	const bytes = gunzipSync(archive);
	const files = new Map<string, string>();
	for (let at = 0; bytes[at] !== 0 && at < bytes.length; ) {
		const path = bytes.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
		const size = parseInt(bytes.toString('utf8', at + 124, at + 135), 8);
		files.set(path, bytes.toString('utf8', at + 512, at + 512 + size));
		at += 512 + Math.ceil(size / 512) * 512;
	}
	return files;
}

describe('the bundle of all workflows', () => {
	const files = unpacked(shippedBundle(FOLDER).bundle);
	const workflows = [...files]
		.filter(([path]) => path.endsWith('/workflow.json'))
		.map(
			([, text]) => JSON.parse(text) as { id: string; name: string; nodes: Array<Record<string, unknown>> },
		);

	it('is the same, byte by byte, whenever it is made', () => {
		expect(shippedBundle(FOLDER)).toEqual(shippedBundle(FOLDER));
	});

	it('begins with its manifest, and has every workflow with an id of its own', () => {
		expect([...files.keys()][0]).toBe('manifest.json');
		expect(workflows.map(({ name }) => name).sort()).toEqual(
			shippedWorkflows(FOLDER)
				.map(({ draft }) => draft.name)
				.sort(),
		);
		expect(new Set(workflows.map(({ id }) => id)).size).toBe(workflows.length);
	});

	it('links every call to the workflow of its name', () => {
		const ids = new Map(workflows.map(({ id, name }) => [name, id]));
		const calls = workflows
			.flatMap(({ nodes }) => nodes)
			.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')
			.map(
				({ parameters }) =>
					(parameters as { workflowId: { value: string; cachedResultName: string } }).workflowId,
			);

		expect(calls.length).toBeGreaterThan(0);
		expect(calls.filter(({ value, cachedResultName }) => value !== ids.get(cachedResultName))).toEqual([]);
	});

	it('gives every node that signs in one of five credentials', () => {
		const manifest = JSON.parse(files.get('manifest.json') ?? '') as {
			credentials: Array<{ id: string; name: string }>;
		};
		const used = workflows
			.flatMap(({ nodes }) => nodes)
			.flatMap(({ credentials }) => Object.values((credentials ?? {}) as Record<string, { id: string }>));

		expect(manifest.credentials.map(({ name }) => name).sort()).toEqual([
			'BILL',
			'Forms (choose user and password)',
			'Forms of approvers (choose user and password)',
			'Forms of auditors (choose user and password)',
			'Salesforce',
		]);
		expect([...new Set(used.map(({ id }) => id))].sort()).toEqual(
			manifest.credentials.map(({ id }) => id).sort(),
		);
	});
});
