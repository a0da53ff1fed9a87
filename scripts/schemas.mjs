/**
 * Writes the output schemas the editor shows before the first run, `dist/nodes/<node>/__schema__/v1.0.0/<resource>/<operation>.json`,
 * from the `output` each operation of a node declares beside its fields.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The version of the node; n8n looks for the schemas under it. */
const NODE_VERSION = 'v1.0.0';

/** @param node the name of its folder, e.g. `BillCom` */
export async function writeSchemas(root, node) {
	const { RESOURCES, schemaOf } = await loadResources(root, node);
	for (const { menu, operations } of RESOURCES) {
		const target = join(root, 'dist/nodes', node, '__schema__', NODE_VERSION, menu.value);
		mkdirSync(target, { recursive: true });
		for (const operation of operations) {
			const schema = { ...schemaOf(operation), version: 1 };
			writeFileSync(
				join(target, `${operation.option.value}.json`),
				`${JSON.stringify(schema, null, '\t')}\n`,
			);
		}
	}
}

/** The operations live in TypeScript, so they are bundled into a file of their own first. */
async function loadResources(root, node) {
	const folder = mkdtempSync(join(root, 'node_modules/.schemas-'));
	try {
		const outfile = join(folder, 'resources.cjs');
		await build({
			absWorkingDir: root,
			stdin: {
				contents: `export { RESOURCES } from './nodes/${node}/run/resources'; export { schemaOf } from './nodes/shared/operation/outputShape';`,
				resolveDir: root,
				loader: 'ts',
			},
			outfile,
			bundle: true,
			platform: 'node',
			format: 'cjs',
			external: ['n8n-workflow'],
			logLevel: 'warning',
		});
		return createRequire(outfile)(outfile);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
