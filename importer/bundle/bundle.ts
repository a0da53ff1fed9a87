import { createHash } from 'node:crypto';
import { calledBy, inOrder, type ImportedWorkflow } from './workflow';
import { tarGz, type ArchiveFile } from './tar';

/** An n8n of this version, and later ones, read the format. */
const N8N_VERSION = '2.41.1';
/** n8n wants a time; a real one would make another file of every build. */
const MADE_AT = '2026-11-01T00:00:00.000Z';

/** A credential that workflows use: n8n makes an empty one where there is none of this id. */
export interface BundledCredential {
	id: string;
	name: string;
	type: string;
}

/**
 * A package of n8n (`.n8np`): what `POST /n8n-packages/import` takes in one call, references between workflows included.
 * It has no data tables, because n8n knows those by their id only and would refuse the whole package where a table of
 * this name exists.
 */
export function bundleOf(workflows: ImportedWorkflow[], credentials: BundledCredential[]): Buffer {
	const ordered = inOrder(workflows);
	const entries = ordered.map(({ id, draft }) => ({
		id,
		name: draft.name,
		target: `workflows/${slug(draft.name)}-${id}`,
	}));
	const usedBy = (uses: (workflow: ImportedWorkflow) => boolean) => ordered.filter(uses).map(({ id }) => id);
	const used = credentials
		.map((credential) => ({
			...credential,
			usedByWorkflows: usedBy(({ draft }) => usesCredential(draft.nodes, credential.id)),
		}))
		.filter(({ usedByWorkflows }) => usedByWorkflows.length > 0);
	const credentialEntries = used.map(({ id, name }) => ({
		id,
		name,
		target: `credentials/${slug(name)}-${id}`,
	}));
	const manifest = {
		packageFormatVersion: '1',
		exportedAt: MADE_AT,
		sourceN8nVersion: N8N_VERSION,
		sourceId: 'n8n-nodes-billcom-salesforce',
		workflows: entries,
		credentials: credentialEntries,
		requirements: {
			credentials: used,
			workflows: ordered
				.map(({ id, draft: { name } }) => ({
					id,
					name,
					usedByWorkflows: usedBy(({ draft }) => calledBy(draft).includes(name)),
				}))
				.filter(({ usedByWorkflows }) => usedByWorkflows.length > 0),
			nodeTypes: nodeTypesOf(ordered),
		},
	};
	return tarGz([
		file('manifest.json', manifest),
		...entries.flatMap(({ target }, index) => workflowFiles(target, ordered[index])),
		...used.map(({ id, name, type }, index) =>
			file(`${credentialEntries[index].target}/credential.json`, { id, name, type }),
		),
	]);
}

function workflowFiles(target: string, { id, draft, isPublished }: ImportedWorkflow): ArchiveFile[] {
	const { name, nodes, connections, settings } = draft;
	const workflow = { id, name, nodes, connections, settings, parentFolderId: null, isArchived: false };
	const versionId = createHash('sha256').update(JSON.stringify(workflow)).digest('hex').slice(0, 32);
	return [
		file(`${target}/workflow.json`, workflow),
		file(`${target}/workflow-metadata.json`, {
			versionId,
			publishedVersionId: isPublished ? versionId : null,
		}),
	];
}

function nodeTypesOf(workflows: ImportedWorkflow[]) {
	const users = new Map<string, { type: string; typeVersion: number; usedByWorkflows: string[] }>();
	for (const { id, draft } of workflows) {
		for (const { type, typeVersion } of draft.nodes) {
			const key = `${type}@${typeVersion}`;
			const known = users.get(key) ?? { type, typeVersion, usedByWorkflows: [] };
			if (!known.usedByWorkflows.includes(id)) known.usedByWorkflows.push(id);
			users.set(key, known);
		}
	}
	return [...users.values()];
}

function usesCredential(nodes: ImportedWorkflow['draft']['nodes'], id: string): boolean {
	return nodes.some(({ credentials = {} }) => Object.values(credentials).some((one) => one.id === id));
}

function slug(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 40);
}

function file(path: string, content: object): ArchiveFile {
	return { path, content: `${JSON.stringify(content, null, '\t')}\n` };
}
