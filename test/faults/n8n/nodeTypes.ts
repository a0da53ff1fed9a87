/** Every node a shipped workflow uses: n8n's own from the installed n8n, ours from the build. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { LazyPackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';
import { loadPackage, type LoadedPackage } from '../../engine/harness/package';

const BASE = 'n8n-nodes-base.';

/** @param runtime folder of the installed n8n */
export async function loadNodes(runtime: string): Promise<LoadedPackage> {
	const own = await loadPackage();
	const manifest = createRequire(`${runtime}/any.js`).resolve('n8n-nodes-base/package.json');
	const base = new LazyPackageDirectoryLoader(dirname(manifest));
	await base.loadAll();
	const byName = (type: string): INodeType | IVersionedNodeType =>
		type.startsWith(BASE) ? base.getNode(type.slice(BASE.length)).type : own.nodeTypes.getByName(type);
	const known = new Map<string, INodeType>();
	return {
		...own,
		nodeTypes: {
			getByName: byName,
			getByNameAndVersion: (type, version) => {
				const key = `${type}@${version}`;
				const found = known.get(key) ?? NodeHelpers.getVersionedNodeType(byName(type), version);
				known.set(key, found);
				return found;
			},
			getKnownTypes: () => ({ ...base.known.nodes, ...own.nodeTypes.getKnownTypes() }),
		},
	};
}
