import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stableId } from './bundle/ids';
import { bundleOf } from './bundle/bundle';
import { editorWorkflow } from './bundle/editorWorkflow';
import { emptyCredential, FORM_TYPE, neededKinds, unfilled, withCredential } from './credentials';
import { publishedUnasked } from './publish';
import { linked, type ImportedWorkflow, type WorkflowDraft } from './bundle/workflow';

/** A workflow that this version ships. */
export interface ShippedWorkflow {
	file: string;
	/** In an n8n that has none of this name. */
	id: string;
	draft: WorkflowDraft;
}

/** Every workflow of a folder, by the name of its file. */
export function shippedWorkflows(folder: string): ShippedWorkflow[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({
			file,
			id: stableId('workflow', file),
			draft: JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowDraft,
		}));
}

/** What an n8n gets that has nothing of ours: all workflows, and credentials to fill in. */
interface Shipped {
	/** For n8n's API. */
	bundle: Buffer;
	/** The same for its editor: a workflow that carries it. */
	inEditor: WorkflowDraft;
}

/** Makes both, the same bytes from the same files. */
export function shippedBundle(folder: string): Shipped {
	const shipped = shippedWorkflows(folder);
	const ids = new Map(shipped.map(({ id, draft }) => [draft.name, id]));
	const byKind = new Map(
		neededKinds('jwt').map((kind) => {
			const credential = emptyCredential(kind);
			const { name, type } = credential;
			return [kind, type === FORM_TYPE ? { ...credential, name: unfilled(name) } : credential] as const;
		}),
	);
	const credentials = [...byKind.values()];
	const workflows = shipped.map(({ id, draft }): ImportedWorkflow => {
		const nodes = draft.nodes.map((node) => withCredential(linked(node, ids), byKind));
		return { id, draft: { ...draft, nodes }, isPublished: false };
	});
	const bundle = bundleOf(workflows, credentials);
	const publishing = publishedUnasked(workflows).map(({ id, draft: { name } }) => ({ id, name }));
	return { bundle, inEditor: editorWorkflow({ bundle, oneId: publishing[0].id, publishing }) };
}
